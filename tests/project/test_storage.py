"""Summaries can be written and read back, and nothing else is taken for one."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.project.storage import VERSION, DamagedSummary, dump, load
from perflint.semantics.summaries.summary import ModuleSummary
from tests.project.summaries import call, cls, function, module

SUMMARY = module(
    "shop.orders",
    cls("Order", "@shop.base.Base", total=("price", "Order.__init__"), kind="Kind:()"),
    function("Order.__init__", call("self:total", "set"), "super:():__init__:()", names={"price": "Price:()"}),
    function("load", "open", is_async=True, decorators=["cache"], declared="Order:()", returns=["Order:()"]),
    names={"json": ("@orjson", "@json")},
    stars=["shop.base"],
    exports=["Order"],
)


@given(st.from_type(ModuleSummary))
def test_what_is_written_is_read_back(summary: ModuleSummary) -> None:
    data = dump(summary)
    assert load(data) == summary
    assert dump(load(data)) == data
    assert data.isascii()


def test_records_are_records_again() -> None:
    found = load(dump(SUMMARY))
    assert found == SUMMARY
    assert found.functions["load"].calls[0].callee == "open"
    assert found.classes["Order"].attributes == {"total": (("price", "Order.__init__"),), "kind": (("Kind:()", ""),)}


@given(st.binary())
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedSummary):
        load(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"[" * 100_000,
        b"\xff",
        dump(SUMMARY)[:-1],
        dump(SUMMARY) + b"]",
        json.dumps(["perflint summary", VERSION + 1, SUMMARY]).encode(),
        json.dumps(["perflint summary", True, SUMMARY]).encode(),
        json.dumps(["perflint findings", VERSION, SUMMARY]).encode(),
        json.dumps(["perflint summary", VERSION, list(SUMMARY)[:-1]]).encode(),
    ],
)
def test_what_is_damaged_or_foreign_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedSummary, match=r"summary|fields"):
        load(data)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to all parts of a JSON value."""
    match value:
        case list():
            parts = list(enumerate(value))
        case dict():
            parts = list(value.items())
        case _:
            parts = []
    return [path, *(found for key, part in parts for found in paths(part, (*path, key)))]


WRITTEN = json.loads(dump(SUMMARY))


@pytest.mark.parametrize("path", [path for path in paths(WRITTEN) if path])
@pytest.mark.parametrize("wrong", [1.5, {"x": [{}]}, [[[]]]], ids=str)
def test_every_part_is_looked_at(path: tuple[Any, ...], wrong: Any) -> None:
    damaged = json.loads(dump(SUMMARY))
    *way, last = path
    parent = damaged
    for key in way:
        parent = parent[key]
    parent[last] = wrong
    with pytest.raises(DamagedSummary):
        load(json.dumps(damaged).encode())
