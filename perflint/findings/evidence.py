"""The measured proof of a rule, as code that runs."""

from typing import NamedTuple


class Evidence(NamedTuple):
    """Slow against fast, in named cases and sizes.

    `slow` and `fast` are function bodies that return equal results; `setup` runs once before either and
    may import and define; each of `cases` binds the names that the bodies use, in terms of `n`.
    `requires` names the distributions that a measurement has to install. `measures` is what is compared:
    `time` (CPU seconds), `wall` (for what waits rather than computes) or `memory` (peak bytes).
    """

    slow: str
    fast: str
    cases: dict[str, str]
    sizes: tuple[int, ...] = (10, 100, 10_000)
    setup: str = ""
    requires: tuple[str, ...] = ()
    measures: str = "time"
