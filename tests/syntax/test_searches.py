"""What is a search for the items with a certain key."""

import ast

import pytest

from perflint.syntax.searches import Search, is_for_first, searches_in
from perflint.syntax.tree import Tree


def searches(text: str) -> list[tuple[Search, bool]]:
    """The searches in `text`, and whether each is for the first item alone."""
    tree = Tree(ast.parse(text))
    walkers = [node for node in ast.walk(tree.module) if isinstance(node, ast.For | ast.ListComp | ast.GeneratorExp)]
    return [(search, is_for_first(search, tree)) for walker in walkers for search in searches_in(walker, tree.parent)]


@pytest.mark.parametrize(
    ("text", "items", "key", "wanted"),
    [
        ("[x for x in xs if x.id == y]", "xs", "x.id", "y"),
        ("[x for x in self.xs if y == x['id']]", "self.xs", "x['id']", "y"),
        ("[i for i, x in enumerate(xs) if x == y]", "xs", "x", "y"),
        ("[i for i in range(len(xs)) if xs[i] == y]", "xs", "xs[i]", "y"),
        ("[k for k, v in list(d.items()) if v == y]", "d", "v", "y"),
        ("any(x == y for x in xs)", "xs", "x", "y"),
        ("all(x != y for x in xs)", "xs", "x", "y"),
        ("for x in xs:\n  if x.ok and x.id == y: print(x)", "xs", "x.id", "y"),
        ("for x in xs:\n  if x.id != y: continue\n  print(x)", "xs", "x.id", "y"),
        ("for x in data['xs']:\n  if x.id == y: print(x)", "data['xs']", "x.id", "y"),
    ],
)
def test_key_and_what_is_wanted(text: str, items: str, key: str, wanted: str) -> None:
    [(search, _)] = searches(text)
    assert [ast.unparse(part) for part in search.parts] == [items, key, wanted]


@pytest.mark.parametrize(
    "text",
    [
        "[x for x in xs if x.id != y]",
        "[x for x in xs if x.id == x.parent]",
        "[x for x in xs if y == z]",
        "[x for x in xs if x.id == y == z]",
        "[x for x in xs() if x.id == y]",
        "[x for x in xs[0] if x.id == y]",
        "[x for x in xs if x.id == y or x.name == z]",
        "[i for i in range(len(xs)) if i == y]",
        "[i for i, x in enumerate(xs) if i == y]",
        "list(x == y for x in xs)",
        "all(x == y for x in xs)",
        "for x in xs:\n  if x.id == y: print(x)\n  else: print(y)",
        "for x in xs:\n  print(x)\n  if x.id == y: print(x)",
        "for x in xs:\n  if x.id != y: break\n  print(x)",
    ],
)
def test_what_is_no_search(text: str) -> None:
    assert searches(text) == []


@pytest.mark.parametrize(
    ("text", "is_for_key"),
    [
        ("[v for k, v in d.items() if k == y]", True),
        ("[v for k, v in d.items() if v == y]", False),
        ("[v for k, v in d.items() if k.id == y]", False),
        ("[k for k in d.keys() if k == y]", True),
        ("[v for v in d.values() if v == y]", False),
        ("[x for x in xs if x == y]", False),
    ],
)
def test_a_mapping_knows_its_keys(text: str, is_for_key: bool) -> None:
    [(search, _)] = searches(text)
    assert search.is_for_key is is_for_key


@pytest.mark.parametrize(
    ("text", "is_first"),
    [
        ("next(x for x in xs if x.id == y)", True),
        ("any(x.id == y for x in xs)", True),
        ("[x for x in xs if x.id == y][0]", True),
        ("for x in xs:\n  if x.id == y: break", True),
        ("for x in xs:\n  if x.id != y: continue\n  raise KeyError", True),
        ("[x for x in xs if x.id == y]", False),
        ("sum(x.id == y for x in xs)", False),
        ("next((x, z) for z in zs for x in xs if x.id == z.id)", False),
        ("for x in xs:\n  if x.id == y:\n    if x.ok: break", False),
    ],
)
def test_the_first_is_enough(text: str, is_first: bool) -> None:
    assert [first for _, first in searches(text)] == [is_first]
