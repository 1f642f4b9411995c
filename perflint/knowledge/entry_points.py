"""Where others call into a program, and how often: frameworks for each request, people who type a command."""

from functools import cache
from typing import Any, NamedTuple

from perflint.findings.cost import Heat
from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table
from perflint.knowledge.web import request_classes

_KINDS = ("request", "task", "command", "upkeep")


class EntryPoint(NamedTuple):
    """Why something is called from outside (`request`, `task`, `command`, `upkeep`), and how often it runs for that."""

    kind: str
    heat: Heat


def decorated_by(qualified_name: str) -> EntryPoint | None:
    """What a function with this decorator is: `fastapi.APIRouter.get`."""
    owner, _, last = canonical(qualified_name).rpartition(".")
    return _rows("decorators").get((owner, last))


def decorator_names() -> frozenset[str]:
    """The last names of such decorators: for a first look."""
    return _last_names("decorators")


def is_lookalike(last_name: str) -> bool:
    """Whether a decorator of unknown origin is called like one of a framework."""
    return last_name in _lookalikes()


def overridden(base: str, method: str) -> EntryPoint | None:
    """What this method is, in a class that derives from `base`: `django.views.generic.ListView`."""
    owner = canonical(base)
    while owner:
        owner = owner.rpartition(".")[0]
        found = _rows("methods").get((owner, method))
        if found is not None:
            return found
    return None


def method_names() -> frozenset[str]:
    """The names of such methods: for a first look."""
    return _last_names("methods")


def given(module: str, parameter: str) -> EntryPoint | None:
    """What a function is whose first parameter is called so, in a module that imports `module` or from it."""
    parts = module.split(".")
    found = (_rows("parameters").get((".".join(parts[:end]), parameter)) for end in range(1, len(parts) + 1))
    return next(filter(None, found), None)


def taking(cls: str) -> EntryPoint | None:
    """What a function is whose first parameter is of this class: `django.http.HttpRequest`."""
    return EntryPoint("request", _heat("request")) if canonical(cls) in request_classes() else None


def parameter_names() -> frozenset[str]:
    """The names of such parameters: for a first look."""
    return _last_names("parameters")


def handed_to(qualified_name: str) -> EntryPoint | None:
    """What a function is that is an argument of this one: `rq.Queue.enqueue`."""
    owner, _, last = canonical(qualified_name).rpartition(".")
    return _rows("handed_to").get((owner, last))


def taker_names() -> frozenset[str]:
    """The last names of what such functions are handed to: for a first look."""
    return _last_names("handed_to")


def is_seldom_run(path: str) -> bool:
    """Whether a file has code that runs once or by hand, by its name and the directories above it."""
    *directories, file = path.replace("\\", "/").split("/")
    below, directly_in, files = _paths()
    return not below.isdisjoint(directories) or file in files or bool(directories and directories[-1] in directly_in)


@cache
def _rows(table: str) -> dict[tuple[str, str], EntryPoint]:
    """By what they belong to and their own name."""
    return {
        (owner, name): EntryPoint(kind, _heat(kind))
        for kind in _KINDS
        for owner, names in _table()[kind].get(table, {}).items()
        for name in names.split()
    }


@cache
def _table() -> dict[str, Any]:
    return read_table("entry_points.toml")


def _heat(kind: str) -> Heat:
    return Heat[_table()[kind]["heat"].upper()]


@cache
def _last_names(table: str) -> frozenset[str]:
    return frozenset(name for _, name in _rows(table))


@cache
def _lookalikes() -> frozenset[str]:
    return frozenset(_table()["lookalikes"]["names"].split())


@cache
def _paths() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rows = _table()["paths"]
    return frozenset(rows["below"].split()), frozenset(rows["directly_in"].split()), frozenset(rows["files"].split())
