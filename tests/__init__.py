"""The tests. A package, so that `tests.fixture` can be imported by the developer tools."""
