"""What a function goes through item by item whenever it runs."""

import ast

import pytest

from perflint.semantics.summaries.summarizing import summarize
from perflint.semantics.summaries.summary import FunctionSummary
from perflint.syntax.walker import Routes, make_walker

WALK = make_walker(Routes({}, {}))


def summary(text: str) -> FunctionSummary:
    """The summary of the first function in the text."""
    functions = summarize(WALK(ast.parse(text)), "shop.py", "shop", is_package=False).functions
    return next(iter(functions.values()))


def scans(body: str, parameters: str = "self, rows, key") -> list[tuple[str, str]]:
    """What a method with this body goes through, and how."""
    lines = "".join(f"        {line}\n" for line in body.split("\n"))
    found = summary(f"class Shop:\n    def find({parameters}):\n{lines}").scans
    return [(scan.items, scan.how) for scan in found]


@pytest.mark.parametrize(
    ("body", "items", "how"),
    [
        ("return key in rows", "rows", "in"),
        ("if key not in self.rows: return None", "self:rows", "in"),
        ("return rows.index(key)", "rows", "index"),
        ("return rows.count(key)", "rows", "count"),
        ("self.rows.remove(key)", "self:rows", "remove"),
        ("for row in rows:\n    if row.id == key: return row", "rows", "search"),
        ("for row in rows:\n    if row.id == key:\n        found = row\n        break\nreturn found", "rows", "search"),
        ("for row in self.rows.values():\n    if row.id == key: return row", "self:rows", "search"),
        ("for i, row in enumerate(rows):\n    if row == key: return i", "rows", "search"),
        ("found = []\nfor row in rows:\n    if row.id == key: found.append(row)\nreturn found", "rows", "search"),
        ("count = 0\nfor row in rows:\n    if row.id == key: count += 1\nreturn count", "rows", "search"),
        ("return next((row for row in rows if row.id == key), None)", "rows", "search"),
        ("return any(row['id'] == key for row in rows)", "rows", "search"),
        ("return [row for row in rows if row.get('id') == key][0]", "rows", "search"),
        ("return [row for row in rows if row.is_active]", "rows", "whole"),
        ("return max(rows)", "rows", "whole"),
        ("return sorted(self.rows)[0]", "self:rows", "whole"),
        ("return sum(row.amount for row in self.shop.rows)", "self:shop:rows", "whole"),
        ("rows_there = self.rows\nreturn key in rows_there", "self:rows", "in"),
        ("with self.lock:\n    return key in rows", "rows", "in"),
        ("try:\n    return rows.index(key)\nexcept ValueError:\n    return -1", "rows", "index"),
        ("if key is None: return None\nreturn key in rows", "rows", "in"),
        ("if not key: raise LookupError(key)\nreturn key in rows", "rows", "in"),
        ("return key is not None and key in rows", "rows", "in"),
        ("return key in rows or self.load()", "rows", "in"),
        ("return 1 if key in rows else 2", "rows", "in"),
    ],
)
def test_it_is_noted(body: str, items: str, how: str) -> None:
    assert scans(body) == [(items, how)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("if self.is_open:\n    return key in rows", id="in a branch"),
        pytest.param("if self.is_open:\n    return 1\nelse:\n    return key in rows", id="in the other branch"),
        pytest.param("if key: return self.known[key]\nreturn key in rows", id="behind a cache"),
        pytest.param("while self.is_open:\n    self.wait(key in rows)", id="in a loop"),
        pytest.param("for other in self.others:\n    print(key in rows)", id="in a for"),
        pytest.param("try:\n    self.open()\nexcept OSError:\n    return key in rows", id="when something goes wrong"),
        pytest.param("match key:\n    case 1:\n        return key in rows", id="in a case"),
        pytest.param("return self.load() or key in rows", id="if something else is nothing"),
        pytest.param("return self.load() and key in rows", id="if something else is there"),
        pytest.param("return key in rows if self.is_open else None", id="in one case"),
        pytest.param("return None if self.is_open else key in rows", id="in the other case"),
        pytest.param("return lambda: key in rows", id="later"),
        pytest.param("return (row for row in rows if row.id == key)", id="not gone through"),
        pytest.param("rows = self.load(rows)\nreturn key in rows", id="something else under its name"),
        pytest.param("return 'x' in rows", id="always the same is looked for"),
        pytest.param("return key in self.load()", id="made anew"),
        pytest.param("return key in rows[0]", id="in an item"),
        pytest.param("return key in self.a.b.c", id="too far away"),
        pytest.param("return [row.run() for row in rows]", id="for the effect"),
        pytest.param("for row in rows:\n    if row.id == key: row.run()", id="for the effect on one"),
        pytest.param("for row in list(rows): row.run()", id="a copy to go through"),
        pytest.param("self.sorted = sorted(rows)", id="kept"),
        pytest.param("return [row for row in rows if row.kind == key]", id="for one of a few values"),
        pytest.param("return [row for row in rows if row.start < key]", id="with another relation"),
        pytest.param("return [(row, cell) for row in rows for cell in row]", id="and more in it"),
        pytest.param("return max(rows, key=lambda row: row.id)", id="by a function"),
        pytest.param("yield key in rows", id="a generator"),
        pytest.param("a(); b(); c(); d(); e(); f(); g()\nreturn key in rows", id="among much else"),
    ],
)
def test_it_is_not_noted(body: str) -> None:
    assert scans(body) == []


def test_what_many_arguments_are_is_unknown() -> None:
    assert scans("return key in rows", "self, key, *rows") == []


def test_nothing_is_noted_of_what_is_awaited() -> None:
    assert summary("async def find(rows, key): return key in rows").scans == ()


@pytest.mark.parametrize(
    ("body", "gives_new"),
    [
        ("return [row for row in rows if row.is_active]", True),
        ("found = sorted(rows)\nreturn found", True),
        ("found = sorted(rows)\nreturn found[0]", False),
        ("return max(rows)", False),
    ],
)
def test_a_new_container_may_be_the_result(body: str, gives_new: bool) -> None:
    lines = body.replace("\n", "\n    ")
    (scan,) = summary(f"def find(rows):\n    {lines}\n").scans
    assert scan.gives_new is gives_new


def test_a_scan_has_the_place_of_its_last_name() -> None:
    (scan,) = summary("def find(rows, key):\n    return rows.index(key)\n").scans
    assert (scan.line, scan.column) == (2, 16)
