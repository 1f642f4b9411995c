"""Which calls go through one of their arguments, and by which way."""

import ast

import pytest

from perflint.project.calls import Calls
from perflint.project.costs import LinearCosts
from perflint.project.index import Project
from perflint.semantics.summaries.costs import LinearCost
from perflint.semantics.summaries.questions import Meant
from perflint.semantics.summaries.summarizing import summarize
from perflint.syntax.walker import Routes, make_walker

WALK = make_walker(Routes({}, {}))
FIND = "def find(rows, key):\n    return next((row for row in rows if row.id == key), None)\n"


def costs(**modules: str) -> dict[Meant, tuple[LinearCost, ...]]:
    """What is called in the last module, and what that goes through."""
    made = [summarize(WALK(ast.parse(text)), f"{name}.py", name, is_package=False) for name, text in modules.items()]
    project = Project(made)
    return LinearCosts(project, Calls(project)).by_path().get(made[-1].path, {})


def cost_of(callee: str, **modules: str) -> LinearCost | None:
    """What the call in `main` goes through."""
    found = costs(**modules).get(Meant("main", callee), ())
    return found[0] if found else None


def in_loop(call: str, parameters: str = "rows, keys") -> str:
    return f"def main({parameters}):\n    for key in keys:\n        {call}\n"


def places(cost: LinearCost | None) -> list[tuple[str, int, str]]:
    return [(hop.path, hop.line, hop.name) for hop in cost.hops] if cost is not None else []


def test_a_call_goes_through_what_it_is_given() -> None:
    cost = cost_of("find", app=FIND + in_loop("find(rows, key)"))
    assert cost is not None
    assert (cost.parameter, cost.position, cost.attributes, cost.how) == ("rows", 0, (), "search")
    assert places(cost) == [("app.py", 2, "rows")]


def test_nothing_is_said_to_a_file_that_goes_through_handfuls_only() -> None:
    few = "def pick(columns, key):\n    return next((one for one in columns if one.id == key), None)\n"
    assert costs(app=few + in_loop("pick(rows, key)")) == {}
    both = costs(app=few + FIND + in_loop("pick(rows, key) or find(rows, key)"))
    assert {meant.expression for meant in both} == {"pick", "find"}


def test_the_chain_is_the_shortest_one() -> None:
    low = FIND + "def far(rows, key):\n    return near(rows, key)\ndef near(rows, key):\n    return find(rows, key)\n"
    app = "from low import far, find\ndef either(key, rows):\n    far(rows, key)\n    return find(rows, key)\n"
    cost = cost_of("either", low=low, app=app + in_loop("either(key, rows)"))
    assert cost is not None
    assert (cost.parameter, cost.position) == ("rows", 1)
    assert places(cost) == [("app.py", 4, "find"), ("low.py", 2, "rows")]


def test_an_argument_may_be_given_by_name_only() -> None:
    app = FIND + "def named(key, *, rows):\n    return find(rows=rows, key=key)\n" + in_loop("named(key, rows=rows)")
    cost = cost_of("named", app=app)
    assert cost is not None
    assert (cost.parameter, cost.position) == ("rows", None)


def test_a_method_goes_through_an_attribute_of_its_object() -> None:
    base = "class Shelf:\n    def has(self, key):\n        return key in self.rows\n"
    app = "from base import Shelf\nclass Wide(Shelf):\n    def holds(self, key):\n        return super().has(key)\n"
    cost = cost_of("shelf:holds", base=base, app=app + in_loop("shelf.holds(key)", "shelf: Wide, keys"))
    assert cost is not None
    assert (cost.position, cost.attributes, cost.how, cost.is_sequence) == (-1, ("rows",), "in", False)
    assert places(cost) == [("app.py", 4, "Shelf.has"), ("base.py", 3, "self:rows")]


def test_an_attribute_of_an_argument_is_one() -> None:
    app = FIND + "def of(shop, key):\n    return find(shop.rows, key)\n" + in_loop("of(rows, key)")
    cost = cost_of("of", app=app)
    assert cost is not None
    assert (cost.position, cost.attributes) == (0, ("rows",))


def test_a_property_is_read() -> None:
    app = (
        "class Team:\n    @property\n    def active(self):\n        return [one for one in self.all if one.is_active]\n"
    )
    app += "    def first(self):\n        return self.active[0]\n"
    cost = cost_of("team:active", app=app + in_loop("print(team.active)", "team: Team, keys"))
    assert cost is not None
    assert (cost.attributes, cost.how, cost.gives_new) == (("all",), "whole", True)
    cost = cost_of("team:first", app=app + in_loop("print(team.first())", "team: Team, keys"))
    assert cost is not None
    assert not cost.gives_new


def test_what_hands_a_new_container_on_may_give_it() -> None:
    app = "def active(rows):\n    return [row for row in rows if row.is_active]\n"
    app += "def those(rows):\n    return active(rows)\n"
    cost = cost_of("those", app=app + in_loop("those(rows)"))
    assert cost is not None
    assert cost.gives_new


@pytest.mark.parametrize(
    ("annotation", "is_sequence"), [("list", True), ("tuple[int, ...]", True), ("Sequence", None), ("set", None)]
)
def test_what_is_declared_matters(annotation: str, is_sequence: bool | None) -> None:
    app = f"from collections.abc import Sequence\ndef has(rows: {annotation}, key):\n    return key in rows\n"
    cost = cost_of("has", app=app + in_loop("has(rows, key)"))
    assert (cost.is_sequence if cost is not None else None) is is_sequence


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"@functools.cache\n{FIND}{in_loop('find(rows, key)')}", id="a cache"),
        pytest.param(f"@unknown\n{FIND}{in_loop('find(rows, key)')}", id="a decorator of which nothing is known"),
        pytest.param(FIND + "def main(rows, keys):\n    find(rows, keys)\n", id="no loop"),
        pytest.param(FIND + in_loop("find(*rows)"), id="a star"),
        pytest.param(FIND + in_loop("find(*rows, rows=rows)"), id="another star"),
        pytest.param(
            FIND + "def of(rows, key):\n    if key:\n        find(rows, key)\n" + in_loop("of(rows, key)"),
            id="a branch",
        ),
        pytest.param(
            FIND + "def of(rows, key):\n    rows = key\n    find(rows, key)\n" + in_loop("of(rows, key)"), id="rebound"
        ),
        pytest.param(
            FIND + "def of(rows, key):\n    while key:\n        find(rows, key)\n" + in_loop("of(rows, key)"),
            id="a loop",
        ),
        pytest.param(
            "def has(rows, key):\n    rows.pop()\n    return rows.index(key)\n" + in_loop("has(rows, key)"),
            id="worked off",
        ),
        pytest.param(
            "class Shop:\n    def __init__(self, rows, key):\n        self.is_there = key in rows\n"
            + in_loop("Shop(rows, key)"),
            id="a constructor",
        ),
    ],
)
def test_it_is_not_certain(text: str) -> None:
    assert [meant for meant in costs(app=text) if meant.function == "main"] == []


def test_a_call_that_may_mean_several_functions_needs_them_all() -> None:
    def cost(other: str) -> LinearCost | None:
        second = other.replace("find", "seek")
        app = f"{FIND}{second}try:\n    look = find\nexcept E:\n    look = seek\n{in_loop('look(rows, key)')}"
        return cost_of("look", app=app)

    assert cost(FIND) is not None
    assert cost("def find(rows, key):\n    return rows.get(key)\n") is None
    assert cost("def find(key, rows):\n    return key in rows\n") is None


def test_a_decorator_may_give_back_what_it_is_given() -> None:
    mark = "def mark(function):\n    function.is_marked = True\n    return function\n"
    app = f"from low import mark\n@mark\n{FIND}{in_loop('find(rows, key)')}"
    assert cost_of("find", low=mark, app=app) is not None
    wrap = mark.replace("return function", "return wrapped(function)")
    assert cost_of("find", low=wrap, app=app) is None


def test_functions_that_call_each_other_come_to_an_end() -> None:
    app = "def one(rows, key):\n    two(rows, key)\n    return key in rows\ndef two(rows, key):\n    one(rows, key)\n"
    assert places(cost_of("two", app=app + in_loop("two(rows, key)"))) == [("app.py", 5, "one"), ("app.py", 3, "rows")]
