"""How often functions run, by who calls them."""

import random
from collections.abc import Mapping

import pytest

from perflint.findings import Heat
from perflint.project.heat import HeatDown
from perflint.project.index import Project
from perflint.project.link import Link
from perflint.semantics.summaries.chains import Hop, Warmth
from perflint.semantics.summaries.questions import Questions
from perflint.semantics.summaries.summary import CallSummary, ClassSummary, Expression, FunctionSummary, ModuleSummary
from tests.project.summaries import call, cls, function, module, package

APP = {"app": "@fastapi.FastAPI:()"}


def handler(name: str, *calls: Expression | CallSummary) -> FunctionSummary:
    return function(name, *calls, decorators=["app:get"])


def in_loop(callee: Expression) -> CallSummary:
    return call(callee)._replace(in_loop=True)


def warmth(*modules: ModuleSummary, of: str = "f", here: Heat = Heat.WARM) -> Warmth | None:
    """How often a function of the first module runs, if others know better than the module."""
    return HeatDown(Project(modules)).warmth(modules[0].path, of, here)


def heat(
    *definitions: FunctionSummary | ClassSummary,
    of: str = "f",
    here: Heat = Heat.WARM,
    names: Mapping[str, str] | None = None,
) -> Heat | None:
    """The same in a module of a project of several."""
    found = warmth(module("app", *definitions, names=names), module("other"), of=of, here=here)
    return None if found is None else found.heat


def test_the_way_from_a_request_is_told_from_the_top() -> None:
    low = module("low", function("f"), function("load", "print", "f"))
    top = module("top", handler("orders", "load"), names=APP | {"load": "@low.load"})
    hops = (Hop("top.py", 1, 4, "orders"), Hop("low.py", 2, 4, "load"))
    assert warmth(low, top) == Warmth(Heat.HOT, "request", hops)
    assert warmth(low, top, of="load") == Warmth(Heat.HOT, "request", hops[:1])


def test_an_answer_that_changes_nothing_is_none() -> None:
    app = module("app", handler("orders", "f"), function("f"), function("g"), names=APP)
    assert warmth(app, here=Heat.HOT) is None
    assert warmth(app, of="orders", here=Heat.HOT) is None
    assert warmth(app, of="g") is None
    assert warmth(app, of="no such function") is None
    questions = Questions()
    questions.heats = {"f": Heat.HOT, "g": Heat.WARM}
    assert not Link([app]).answers("app.py", questions)
    questions.heats = {"f": Heat.WARM}
    assert Link([app]).answers("app.py", questions).heats["f"].heat is Heat.HOT


@pytest.mark.parametrize(
    ("decorator", "names", "expected"),
    [
        ("app:get", APP, Heat.HOT),
        ("app:on_event", APP, Heat.COLD),
        ("app:get", {"app": "@somewhere.Cache:()"}, None),
        ("app:get", {}, None),
        ("router:post", {"router": "@fastapi.routing.APIRouter:()"}, Heat.HOT),
        ("bp:before_request", {"bp": "@flask.Blueprint:()"}, Heat.HOT),
        ("routes:get", {"routes": "@aiohttp.web.RouteTableDef:()"}, Heat.HOT),
        ("api_view", {"api_view": "@rest_framework.decorators.api_view"}, Heat.HOT),
        ("login_required", {"login_required": "@django.contrib.auth.decorators.login_required"}, Heat.HOT),
        ("celery:task", {"celery": "@celery.Celery:()"}, Heat.HOT),
        ("shared_task", {"shared_task": "@celery.shared_task"}, Heat.HOT),
        ("dramatiq:actor", {"dramatiq": "@dramatiq"}, Heat.HOT),
        ("job", {"job": "@rq.decorators.job"}, Heat.HOT),
        ("click:command", {"click": "@click"}, None),
        ("cli:command", {"cli": "@typer.Typer:()"}, None),
        ("cached", {"cached": "@functools.cache"}, None),
    ],
)
def test_decorators_of_frameworks(decorator: str, names: dict[str, str], expected: Heat | None) -> None:
    """Commands are as warm as functions of which nothing is known."""
    decorated = function("f", "g", decorators=[decorator])
    assert heat(decorated, function("g"), names=names) is expected
    if expected is not Heat.COLD:
        assert heat(decorated, function("g"), of="g", names=names) is expected


def test_commands_are_never_hot() -> None:
    names = {"click": "@click", "cli": "@typer.Typer:()"}
    assert heat(function("f", decorators=["click:command"]), here=Heat.HOT, names=names) is Heat.WARM
    assert heat(function("f", decorators=["cli:callback"]), here=Heat.HOT, names=names) is Heat.WARM
    group = function("main", decorators=["click:group"])
    assert heat(group, function("f", decorators=["main:command"]), here=Heat.HOT, names=names) is Heat.WARM
    assert heat(function("main"), function("f", decorators=["main:command"]), here=Heat.HOT, names=names) is None


def test_the_object_that_decorates_may_come_from_another_module() -> None:
    app = module("app", names={"api": "@fastapi.FastAPI:()"})
    own = module("own", cls("Api", "@fastapi.FastAPI"), names={"api": "Api:()"})
    for source in ("app", "own"):
        routes = module("routes", function("f", decorators=["api:get"]), names={"api": f"@{source}.api"})
        assert warmth(routes, app, own) == Warmth(Heat.HOT)


@pytest.mark.parametrize(
    ("base", "method", "expected"),
    [
        ("@django.views.View", "get", Heat.HOT),
        ("@django.views.generic.ListView", "get_queryset", Heat.HOT),
        ("@django.views.View", "label", None),
        ("@django.db.models.Model", "get", None),
        ("@rest_framework.viewsets.ModelViewSet", "list", Heat.HOT),
        ("@rest_framework.serializers.Serializer", "list", None),
        ("@starlette.endpoints.HTTPEndpoint", "post", Heat.HOT),
        ("@aiohttp.web.View", "get", Heat.HOT),
        ("@celery.Task", "run", Heat.HOT),
        ("@celery.app.task.Task", "run", Heat.HOT),
        ("@threading.Thread", "run", None),
        ("@django.core.management.base.BaseCommand", "handle", Heat.COLD),
    ],
)
def test_methods_of_classes_of_frameworks(base: str, method: str, expected: Heat | None) -> None:
    orders = module("orders", cls("Orders", "Base"), function(f"Orders.{method}"), names={"Base": "@base.Base"})
    found = warmth(orders, module("base", cls("Base", base)), of=f"Orders.{method}")
    assert (None if found is None else found.heat) is expected


def test_parameters_that_take_requests() -> None:
    takes = function("f", parameters=["request"], names={"request": ""})
    assert heat(takes) is None
    django = module("views", takes)._replace(imports=("django.shortcuts",))
    assert warmth(django) == Warmth(Heat.HOT)
    assert warmth(django._replace(imports=("djangoish",))) is None
    typed = function("f", parameters=["asked"], names={"asked": "HttpRequest:()"})
    assert heat(typed, names={"HttpRequest": "@django.http.HttpRequest"}) is Heat.HOT
    assert heat(typed, names={"HttpRequest": "@urllib.request.Request"}) is None
    method = function("A.f", parameters=["self", "request"], names={"self": "", "request": ""})
    assert warmth(module("a", cls("A"), method)._replace(imports=("django",)), of="A.f") == Warmth(Heat.HOT)
    second = function("f", parameters=["model", "request"], names={"model": "", "request": ""})
    assert warmth(module("a", second)._replace(imports=("django",))) is None


def test_what_is_handed_to_a_framework_is_called_by_it() -> None:
    queue = {"queue": "@rq.Queue:()"}
    hands_on = function("submit", call("queue:enqueue")._replace(arguments=("f", "order")))
    found = warmth(module("app", hands_on, function("f"), names=queue))
    assert found == Warmth(Heat.HOT, "task", (Hop("app.py", 1, 4, "submit"),), is_handed_on=True)
    assert heat(hands_on, function("f"), names={"queue": "@queue.Queue:()"}) is None
    assert (
        heat(function("submit", call("queue:enqueue")._replace(arguments=("g",))), function("f"), names=queue) is None
    )


def test_a_loop_makes_hot_what_it_calls() -> None:
    assert heat(function("g", in_loop("f")), function("f")) is Heat.HOT
    assert heat(function("g", "f"), function("f")) is None
    found = warmth(module("app", function("f"), function("g", "f"), function("h", in_loop("g"))))
    assert found == Warmth(Heat.HOT, "loop", (Hop("app.py", 1, 4, "h"), Hop("app.py", 1, 4, "g")))


def test_a_request_comes_before_a_loop() -> None:
    found = warmth(module("app", function("g", in_loop("f")), handler("h", "f"), function("f"), names=APP))
    assert found is not None
    assert found.reason == "request"


def test_recursion_is_no_loop_and_has_an_end() -> None:
    assert heat(function("f", in_loop("f"))) is None
    assert heat(function("f", "g"), function("g", "f")) is None
    assert heat(function("f", "g"), function("g", "f"), handler("h", "g"), names=APP) is Heat.HOT


def test_loops_of_what_is_cold_do_not_count() -> None:
    assert heat(function("setup", in_loop("f")), function("f")) is Heat.COLD
    assert heat(function("setup", in_loop("f")), function("f"), function("g", "f")) is None
    assert heat(function("g", in_loop("f")), function("f"), here=Heat.COLD) is None
    assert heat(handler("g", "f"), function("f"), here=Heat.COLD, names=APP) is Heat.HOT


def test_cold_is_what_only_set_ups_call() -> None:
    known = [function("f"), function("g", "f"), function("async_setup_entry", "g")]
    assert heat(*known) is Heat.COLD
    assert heat(*known, here=Heat.HOT) is Heat.COLD
    assert heat(*known, here=Heat.COLD) is None
    assert heat(*known, function("h", "g")) is None
    assert heat(*known, function("h", "nowhere:f")) is None
    assert heat(*known, function("h", call("print")._replace(arguments=("f",)))) is None
    assert heat(*known, function("h", returns=["g"])) is None
    assert heat(function("f"), function("setup", "f", decorators=["app:get"]), names=APP) is Heat.HOT


def test_what_others_may_get_hold_of_is_not_cold() -> None:
    setup = function("setup", "f")
    app = module("app", function("f"), setup)
    other = module("other")
    assert warmth(app, other) == Warmth(Heat.COLD)
    assert warmth(app) is None, "a lone module has callers of which nothing is known"
    assert warmth(app._replace(mentioned=("f",)), other) is None
    assert warmth(app, other._replace(mentioned=("f",))) is None
    assert warmth(app._replace(exports=("f",)), other) is None
    assert warmth(app, package("shop", names={"f": "@app.f"})) is None
    inherited = (cls("Base"), function("Base.f"), cls("A", "Base"), function("A.f"), function("setup", "A:():f"))
    assert heat(*inherited, of="A.f") is None


def test_migrations_and_scripts_are_cold() -> None:
    low = module("low", function("f"))
    for path in ("shop/migrations/0001.py", "scripts/a.py", "shop/management/commands/a.py", "tests/test_a.py"):
        caller = module("a", function("forwards", "f"), names={"f": "@low.f"}, path=path)
        assert warmth(low, caller) == Warmth(Heat.COLD), path
    assert warmth(low, module("a", function("forwards", "f"), names={"f": "@low.f"})) is None


def test_a_cache_keeps_heat_off() -> None:
    cached = function("f", decorators=["cache"])
    assert heat(handler("h", "f"), cached, names=APP | {"cache": "@functools.cache"}) is None


def test_constructors_properties_and_managers_are_called_too() -> None:
    known = (cls("A"), function("A.__init__"), function("A.__enter__"))
    getter = function("A.size", decorators=["property"])
    calls = (call("A"), call("A:()", "enter"), call("a:size", "get"))
    top = function("h", *calls, decorators=["app:get"], names={"a": "A:()"})
    for name in ("A.__init__", "A.__enter__", "A.size"):
        assert heat(*known, getter, top, of=name, names=APP) is Heat.HOT, name
        assert heat(*known, getter, top._replace(calls=()), of=name, names=APP) is None, name


def test_a_call_that_may_be_of_several_functions_heats_none() -> None:
    either = ClassSummary("C", 1, (), {"x": (("A:()", ""), ("B:()", ""))})
    known = (cls("A"), cls("B"), function("A.f"), function("B.f"), either)
    assert heat(*known, handler("h", "C:():x:f"), of="A.f", names=APP) is None
    assert heat(*known, handler("h", "A:():f"), of="A.f", names=APP) is Heat.HOT


def test_a_name_that_everything_calls_costs_little() -> None:
    callers = [function(f"g{number}", "f") for number in range(100)]
    assert heat(function("f"), *callers, handler("h", "f"), names=APP) is None
    long = [function(f"g{number}", f"g{number + 1}") for number in range(200)]
    assert heat(*long, function("g200"), handler("h", "g0"), of="g200", names=APP) is None


def test_the_order_of_modules_makes_no_difference() -> None:
    low = module("low", function("f"))
    modules = [module(f"m{n}", function("g", in_loop("f")), names={"f": "@low.f"}) for n in range(5)]
    found = set()
    for seed in range(4):
        shuffled = [low, *modules]
        random.Random(seed).shuffle(shuffled)
        found.add(HeatDown(Project(shuffled)).warmth("low.py", "f", Heat.WARM))
    assert found == {Warmth(Heat.HOT, "loop", (Hop("m0.py", 1, 4, "g"),))}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), None),
        (("None",), None),
        (("wanted=None",), None),
        (("ids",), Heat.HOT),
        (("wanted=ids",), Heat.HOT),
        (("wanted=",), Heat.HOT),
        (("*",), Heat.HOT),
    ],
)
def test_a_caller_that_leaves_out_what_is_wanted_heats_nothing(
    arguments: tuple[Expression, ...], expected: Heat | None
) -> None:
    caller = handler("orders", call("f")._replace(arguments=arguments))
    low = function("f", parameters=["wanted=None"])
    assert heat(caller, low, of="f?wanted", names=APP) is expected
    assert heat(caller, low, of="f", names=APP) is Heat.HOT


def test_what_a_method_gets_comes_behind_its_receiver() -> None:
    method = function("A.f", parameters=["self", "one", "wanted=None"])._replace(receiver="self")
    few, all_ = (call("A:():f")._replace(arguments=given) for given in (("x",), ("x", "y")))
    for made, expected in ((few, None), (all_, Heat.HOT)):
        assert heat(handler("orders", made), cls("A"), method, of="A.f?wanted", names=APP) is expected


@pytest.mark.parametrize(("arguments", "expected"), [((), None), (("y",), Heat.HOT), (("own=y",), Heat.HOT)])
def test_who_hands_on_a_parameter_of_its_own_has_to_get_it(
    arguments: tuple[Expression, ...], expected: Heat | None
) -> None:
    hands_on = function("g", call("f")._replace(arguments=("wanted=own",)), parameters=["own=@builtins.bool:()"])
    low = function("f", parameters=["wanted=@builtins.bool:()"])
    top = handler("orders", call("g")._replace(arguments=arguments))
    assert heat(top, hands_on, low, of="f?wanted", names=APP) is expected
    assert heat(top, hands_on, low, of="g", names=APP) is Heat.HOT


def test_a_parameter_that_another_function_of_that_name_has_is_not_looked_for() -> None:
    assert heat(handler("orders", "f"), function("f"), of="f?wanted", names=APP) is Heat.HOT
