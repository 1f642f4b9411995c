"""Calls that ask something of another machine and change nothing there."""

from functools import cache
from typing import Literal, NamedTuple, get_args

from perflint.knowledge.library import bases
from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table

RemoteKind = Literal["network", "database"]
_ASKS: dict[RemoteKind, str] = {"network": "asks over the network", "database": "queries a database"}


class RemoteRead(NamedTuple):
    """A function or method that waits for an answer; `is_shared` is whether others wait for the same connection."""

    name: str
    kind: RemoteKind
    is_shared: bool

    @property
    def asks(self) -> str:
        """What the call does: "asks over the network"."""
        return _ASKS[self.kind]


def remote_read(qualified_name: str) -> RemoteRead | None:
    """What is known of a call of this function or method, or None. Inherited methods are found."""
    owner, _, method = qualified_name.rpartition(".")
    if method not in last_names():
        return None
    found = _reads().get(canonical(qualified_name))
    if found is not None:
        return found
    inherited = (remote_read(f"{base}.{method}") for base in bases(owner))
    return next((one for one in inherited if one is not None), None)


def reads_remotely(qualified_name: str) -> bool:
    """Whether this function or method waits for an answer over the network, and many of its calls can wait at once.

    Also of blocking functions: in threads of their own they can.
    """
    found = remote_read(qualified_name)
    return found is not None and not found.is_shared


def is_around_request(qualified_name: str) -> bool:
    """Whether a request may stand in this, or be handed to it: a client, a time limit."""
    return canonical(qualified_name) in _around()


def reads_answer(method: str) -> bool:
    """Whether a method called so reads the rest of an answer: `json`, `readline`."""
    return method in _answering()


@cache
def last_names() -> frozenset[str]:
    """The last names of all calls that ask something of another machine."""
    return frozenset(name.rpartition(".")[2] for name in _reads())


@cache
def _reads() -> dict[str, RemoteRead]:
    table = read_table("remote.toml")
    return {
        name: RemoteRead(name, kind, sharing == "shared")
        for sharing in ("apart", "shared")
        for kind in get_args(RemoteKind)
        for name in _names(table[sharing].get(kind, {}))
    }


@cache
def _around() -> frozenset[str]:
    return frozenset(_names(read_table("remote.toml")["around"]))


@cache
def _answering() -> frozenset[str]:
    return frozenset(read_table("remote.toml")["answers"]["methods"].split())


def _names(rows: dict[str, str]) -> list[str]:
    return [f"{owner}.{name}" for owner, names in rows.items() for name in names.split()]
