"""Which types expressions have, over all modules: returns, attributes, constants, items, and parameters."""

import pytest

from perflint.project.index import Project
from perflint.project.link import Link
from perflint.semantics.summaries.chains import Hop
from perflint.semantics.summaries.questions import Meant, Questions, Typed
from perflint.semantics.summaries.summary import FunctionSummary
from tests.project.summaries import call, cls, function, module


def type_of(expression: str, *functions: FunctionSummary, **names: str) -> str:
    """The type of an expression in a module of a project, that imports `models`."""
    models = module(
        "models",
        cls("Order", rows="list[str]:()"),
        cls("Store", "Base", orders="list[Order]:()", first=("order", "Store.__init__")),
        cls("Base", log="@builtins.list:()", seen="set[?]:()"),
        function("Store.__init__", parameters=("self", "order"), names={"self": "", "order": "Order:()"}),
        function("Store.all", declared="Iterator[Order]:()"),
        function("Store.__getitem__", declared="Order:()"),
        function("Store.walk", declared="Iterator[Order]:()", is_generator=True),
        function("rows", returns=("@builtins.list:()", "sorted:()")),
        function("some", returns=("@builtins.list:()", "@builtins.set:()")),
        function("grid", declared="dict[str,list[Order]]:()"),
        names={"Iterator": "@typing.Iterator", "LIMITS": "@builtins.list:()"},
    )
    app = module("app", *functions, names={"m": "@models", **names})
    return Project([models, app]).type_of("app.py", expression)


@pytest.mark.parametrize(
    ("expression", "type_"),
    [
        ("m:rows:()", "builtins.list"),
        ("m:some:()", ""),
        ("m:LIMITS", "builtins.list"),
        ("m:Store:():orders", "builtins.list[models.Order]"),
        ("m:Store:():orders:*", "models.Order"),
        ("m:Store:():orders:[]:rows", "builtins.list[builtins.str]"),
        ("m:Store:():orders:[]:rows:*", "builtins.str"),
        ("m:Store:():log", "builtins.list"),
        ("m:Store:():seen", "builtins.set"),
        ("m:Store:():first:rows", "builtins.list[builtins.str]"),
        ("m:Store:():all:():*:rows", "builtins.list[builtins.str]"),
        ("m:Store:():walk:():*:rows", "builtins.list[builtins.str]"),
        ("m:Store:():[]:rows", "builtins.list[builtins.str]"),
        ("m:grid:():[]", "builtins.list[models.Order]"),
        ("m:grid:():values:():*:*:rows", "builtins.list[builtins.str]"),
        ("m:Store", ""),
        ("m:missing:()", ""),
    ],
)
def test_types_from_another_module(expression: str, type_: str) -> None:
    assert type_of(expression) == type_


def parameter_of(*others: FunctionSummary, decorators: tuple[str, ...] = (), name: str = "find") -> str:
    """The type of the parameter `rows` of a function, called from another module by these functions."""
    low = module(
        "low",
        function(name, names={"rows": "", "key": ""}, parameters=("key", "rows=None"), decorators=decorators),
        function("load", declared="list[str]:()"),
        cls("A"),
        function("A.find", names={"self": "", "rows": ""}, parameters=("self", "rows")),
    )
    app = module("app", *others, names={"find": f"@low.{name}", "load": "@low.load", "A": "@low.A"})
    return Project([low, app]).type_of("low.py", "rows", "A.find" if name == "A.find" else name)


def calling(*arguments: str, callee: str = "find") -> FunctionSummary:
    return function(f"f{abs(hash(arguments))}", call(callee)._replace(arguments=arguments))


LIST = "builtins.list[builtins.str]"


@pytest.mark.parametrize(
    ("callers", "type_"),
    [
        ([("x", "load:()")], LIST),
        ([("x", "load:()"), ("x", "rows=load:()")], LIST),
        ([("x", "load:()"), ("x", "sorted:()")], "builtins.list"),
        ([("x", "load:()"), ("x", "None")], LIST),
        ([("x", "load:()"), ("x",)], LIST),
        ([("x", "load:()"), ("x", "@builtins.set:()")], ""),
        ([("x", "load:()"), ("x", "unknown:()")], ""),
        ([("x", "load:()"), ("*",)], ""),
        ([("x", "load:()"), ("x", "*")], ""),
        ([("x",)], ""),
        ([], ""),
        ([("x", "load:()"), ("x", "load:()", "key=find")], ""),
    ],
)
def test_a_parameter_is_what_all_calls_give_it(callers: list[tuple[str, ...]], type_: str) -> None:
    assert parameter_of(*(calling(*arguments) for arguments in callers)) == type_


@pytest.mark.parametrize(
    ("given", "type_"), [((), ""), (("None",), ""), (("wanted=None",), ""), (("load:()",), LIST), (("*",), LIST)]
)
def test_what_everybody_leaves_out_is_not_given_on(given: tuple[str, ...], type_: str) -> None:
    """`between` hands on its own parameter, which is `None` by default and said to be a list."""
    hands_on = call("find")._replace(arguments=("x", "wanted"))
    between = function("between", hands_on, names={"wanted": "list[str]:()"}, parameters=("wanted=None",))
    assert parameter_of(between, calling(*given, callee="between")) == type_


def test_what_functions_hand_on_to_each_other_nobody_gives() -> None:
    again = call("between")._replace(arguments=("wanted",))
    hands_on = call("find")._replace(arguments=("x", "wanted"))
    between = function("between", hands_on, again, names={"wanted": "list[str]:()"}, parameters=("wanted=None",))
    assert parameter_of(between) == ""


def test_decorated_functions_have_other_callers() -> None:
    assert parameter_of(calling("x", "load:()"), decorators=("@flask.route",)) == ""


def test_methods_get_their_instance_first() -> None:
    assert parameter_of(calling("load:()", callee="A:():find"), name="A.find") == LIST
    assert parameter_of(calling("x", "load:()", callee="A:find"), name="A.find") == LIST
    assert parameter_of(calling("load:()", callee="unknown:find"), name="A.find") == ""


def test_in_a_lone_module_only_private_functions_have_no_other_callers() -> None:
    for name, type_ in (("_find", "builtins.list"), ("find", "")):
        inner = function(name, names={"rows": ""}, parameters=("rows",))
        main = function("main", call(name)._replace(arguments=("@builtins.list:()",)))
        assert Project([module("app", inner, main)]).type_of("app.py", "rows", name) == type_


def test_only_types_that_are_asked_for_are_answered() -> None:
    link = Link([module("low", function("load", declared="list[str]:()")), module("app", names={"load": "@low.load"})])
    questions = Questions()
    questions.types = {
        Meant("", "load:()"): {"builtins.set", "builtins.list"},
        Meant("", "load:():*"): {"builtins.list"},
        Meant("f", "load:():*"): set(),
    }
    origin = Hop("low.py", 1, 0, "load")
    assert dict(link.answers("app.py", questions).types) == {
        Meant("", "load:()"): Typed(LIST, origin),
        Meant("f", "load:():*"): Typed("builtins.str", origin),
    }
    assert not link.answers("missing.py", questions)
