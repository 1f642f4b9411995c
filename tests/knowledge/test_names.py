"""Aliases name the same thing, and every table has its one name for it."""

import types

import pytest

from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table
from tests.knowledge.importable import exists, imported, is_standard

ALIASES = {
    alias: name
    for section in read_table("aliases.toml").values()
    for name, others in section.items()
    for alias in others.split()
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("requests.api.get", "requests.get"),
        ("requests.sessions.Session.get", "requests.Session.get"),
        ("requests.get", "requests.get"),
        ("posixpath.join", "os.path.join"),
        ("io.open", "builtins.open"),
        ("typing.List", "builtins.list"),
        ("typing.Deque.append", "collections.deque.append"),
        ("collections.abc.Mapping", "typing.Mapping"),
        ("collections.abc.Set", "typing.AbstractSet"),
        ("concurrent.futures.thread.ThreadPoolExecutor.map", "concurrent.futures.ThreadPoolExecutor.map"),
        ("sqlalchemy.engine.base.Connection.execute", "sqlalchemy.Connection.execute"),
        ("my.module.function", "my.module.function"),
        ("", ""),
    ],
)
def test_a_thing_has_one_name(name: str, expected: str) -> None:
    assert canonical(name) == expected


def test_the_canonical_name_is_final() -> None:
    assert {alias for alias, name in ALIASES.items() if canonical(name) != name} == set()


def test_no_alias_stands_for_two_things() -> None:
    listed = [
        alias
        for section in read_table("aliases.toml").values()
        for others in section.values()
        for alias in others.split()
    ]
    assert sorted(listed) == sorted(set(listed))


@pytest.mark.parametrize("alias", sorted(alias for alias in ALIASES if is_standard(alias)))
def test_aliases_of_the_standard_library_are_the_same_thing(alias: str) -> None:
    name, thing = ALIASES[alias], imported(alias)
    if thing is None:
        pytest.skip(f"{alias} is not in this version of Python")
    if isinstance(thing, types.ModuleType):
        assert isinstance(imported(name), types.ModuleType)
    elif not alias.startswith(("multiprocessing.", "collections.abc.")):
        # `multiprocessing.Queue` is a function that makes a `multiprocessing.queues.Queue`.
        assert getattr(thing, "__origin__", thing) is imported(name)
    assert exists(name)
