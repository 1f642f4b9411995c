"""The requests of web frameworks: how code gets at them, and what of them is anything that whoever asks likes."""

from functools import cache

from perflint.knowledge.tables import read_table


@cache
def request_variables() -> frozenset[str]:
    """Qualified names of variables that hold the request that is being answered."""
    return _words("variables")


@cache
def request_classes() -> frozenset[str]:
    """Qualified names of the classes of requests."""
    return _words("classes")


@cache
def chosen_parts() -> frozenset[str]:
    """Attributes and methods of requests that give what whoever asks has chosen."""
    return _words("parts")


def _words(key: str) -> frozenset[str]:
    return frozenset(read_table("web.toml")["request"][key].split())
