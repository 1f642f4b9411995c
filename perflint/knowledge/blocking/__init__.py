"""Calls that block the thread that makes them, and with it an event loop."""

import re
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from perflint.knowledge.library import bases
from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table, table_names

BlockingKind = Literal["sleep", "network", "database", "process", "file", "lock", "cpu", "input", "event loop"]
"""What is waited for. `lock` is another thread or process; `event loop` a second loop inside the running one."""

_WAITS: dict[BlockingKind, str] = {
    "sleep": "sleeps",
    "network": "waits for the network",
    "database": "waits for a database",
    "process": "waits for another process",
    "file": "waits for a disk",
    "lock": "waits for another thread or process",
    "cpu": "computes",
    "input": "waits for the user",
    "event loop": "runs an event loop of its own",
}
_CONTENT = re.compile(r"fdopen|glob|iterdir|listdir|open|read(?!link)|rglob|scandir|sendfile|write")
"""Calls that go through a file or a directory."""

Tier = Literal["error", "warn", "opt-in", "off"]
"""How sure it is that the call does harm.

- `error`: waits for a network, a database, another process or thread, or a whole directory tree
- `warn`: waits for a local disk, or only under some circumstances
- `opt-in`: computes, for a time that depends on the size of its input
- `off`: called blocking elsewhere, but not worth a finding
"""


class Unless(NamedTuple):
    """An argument that makes the call return at once.

    `position` is its place among the positional arguments (the receiver is not counted), or -1; `value`
    is the `repr` of a constant, the qualified name of one, or `*` for any value.
    """

    keyword: str
    position: int
    value: str


class BlockingCall(NamedTuple):
    """`instead` completes the sentence "use ..." in Markdown."""

    name: str
    kind: BlockingKind
    instead: str
    tier: Tier
    unless: tuple[Unless, ...] = ()

    @property
    def waits(self) -> str:
        """What the call does to whoever makes it: "waits for the network"."""
        return _WAITS[self.kind]

    @property
    def words(self) -> dict[str, Any]:
        """What a message says of it: `call`, `waits`, `instead`."""
        return {"call": self.name, "waits": self.waits, "instead": self.instead}

    @property
    def is_one_look(self) -> bool:
        """Whether it looks at one entry of a directory, or makes or removes one, for some microseconds."""
        is_short = self.kind == "file" and self.tier == "warn"
        return is_short and _CONTENT.match(self.name.rpartition(".")[2]) is None


def blocking_call(qualified_name: str) -> BlockingCall | None:
    """What is known of a call of this function or method, or None.

    Methods are named after the class (`requests.Session.get`); inherited ones are found through the
    library's classes. `with` and iteration are calls of `__enter__` and `__iter__`.
    """
    owner, _, method = qualified_name.rpartition(".")
    if method not in last_names():
        return None
    call = _calls().get(canonical(qualified_name))
    if call is None:
        inherited = (blocking_call(f"{base}.{method}") for base in bases(owner))
        return next((found for found in inherited if found is not None), None)
    return call


@lru_cache(maxsize=16)
def blocking_names(packages: frozenset[str]) -> frozenset[str]:
    """The last names of the blocking calls that code which imports these packages can make, to reject most quickly."""
    return frozenset().union(*(_names_in().get(package, ()) for package in ("builtins", *packages)))


@cache
def _names_in() -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for name in _calls():
        names.setdefault(name.partition(".")[0], set()).add(name.rpartition(".")[2])
    return names


@cache
def last_names() -> frozenset[str]:
    """The last names of all calls that block."""
    return frozenset(name.rpartition(".")[2] for name in _calls())


@cache
def _calls() -> dict[str, BlockingCall]:
    groups = (group for table in table_names("blocking") for group in read_table("blocking", f"{table}.toml")["calls"])
    return {call.name: call for group in groups for call in _group(group)}


def _group(group: dict[str, Any]) -> list[BlockingCall]:
    """The calls of one group: every name in `names`, of every module or class in `of`."""
    unless = tuple(Unless(*row) for row in group.get("unless", ()))
    return [
        BlockingCall(f"{owner}.{name}", group["kind"], group["instead"].replace("{name}", name), group["tier"], unless)
        for owner in group["of"].split()
        for name in group["names"].split()
    ]
