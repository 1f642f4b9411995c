"""Which calls in async functions come to block, and by which way."""

import random
from typing import get_args

import pytest

from perflint.knowledge.blocking import blocking_call
from perflint.project.blocking import BlockingChains
from perflint.project.calls import Calls
from perflint.project.index import Project
from perflint.project.link import Link
from perflint.project.target import Target
from perflint.semantics.summaries.chains import Chain, Hop
from perflint.semantics.summaries.questions import Questions
from perflint.semantics.summaries.summary import CallSummary, ClassSummary, Form, FunctionSummary, ModuleSummary
from tests.project.summaries import call, cls, coroutine, function, module

SLEEP = "@time.sleep"
CALLS = Questions()
CALLS.calls = {"blocking"}


def blocking_chains(*modules: ModuleSummary) -> BlockingChains:
    project = Project(modules)
    return BlockingChains(project, Calls(project))


def chain(*modules: ModuleSummary, begin: str = "main") -> Chain | None:
    """The chain of the only call of the async function in the last module."""
    app = modules[-1]
    (first,) = app.functions[begin].calls
    return blocking_chains(*modules).chain_from(app.path, begin, first)


def ways(found: Chain | None) -> list[str]:
    """What is called on the way."""
    return [hop.name for hop in found.hops] if found is not None else []


def way(made: str | CallSummary, *definitions: FunctionSummary | ClassSummary, **names: str) -> list[str]:
    """What is called on the way from this call in an async function of a module with these definitions."""
    return ways(chain(module("app", coroutine("main", made, names=names), *definitions)))


def test_a_chain_has_every_call_with_its_place() -> None:
    low = module("low", function("wait", "print", SLEEP))
    middle = module("middle", cls("A"), function("A.load", "wait"), names={"wait": "@low.wait"})
    app = module("app", coroutine("main", "a:load", names={"a": "A:()"}), names={"A": "@middle.A"})
    found = chain(low, middle, app)
    assert found is not None
    assert found.hops == (Hop("middle.py", 1, 4, "wait"), Hop("low.py", 2, 4, "time.sleep"))
    assert (found.blocking.name, found.blocking.kind, found.blocking.tier) == ("time.sleep", "sleep", "error")


def test_a_call_that_blocks_itself_needs_no_hops() -> None:
    sleep = blocking_call("time.sleep")
    assert sleep is not None
    app = module("app", coroutine("main", SLEEP))
    assert chain(app) == Chain((), sleep)
    assert Link([app]).answers("app.py", CALLS).chains == {(1, 4, "call"): Chain((), sleep)}


@pytest.mark.parametrize(
    "function_",
    [
        function("f", SLEEP, is_async=True),
        function("f", SLEEP, is_generator=True),
        function("f", SLEEP, is_async=True, is_generator=True),
        function("f", call(SLEEP, is_awaited=True)),
        function("f", "nowhere"),
        function("f", "@json.loads"),
        function("f", "f"),
        function("f", "@threading.Lock:():acquire"),
        function("f"),
    ],
)
def test_what_does_not_run_or_does_not_block_is_silent(function_: FunctionSummary) -> None:
    assert way("f", function_) == []


def test_what_is_awaited_is_left_to_itself() -> None:
    assert way(call("f", is_awaited=True), function("f", SLEEP)) == []


@pytest.mark.parametrize("method", ["__init__", "__new__", "__post_init__"])
def test_constructors_run(method: str) -> None:
    assert way("A", cls("Base"), cls("A", "Base"), function(f"Base.{method}", SLEEP)) == ["time.sleep"]
    assert way("A:()", cls("A"), function(f"A.{method}", SLEEP)) == []


def test_constructors_of_libraries_run_too() -> None:
    assert way("f", cls("A", "@smtplib.SMTP"), function("f", "A")) == ["smtplib.SMTP"]
    own = (cls("A", "@smtplib.SMTP"), function("f", "A"))
    assert way("f", *own, function("A.__init__")) == []
    assert way("f", *own, function("A.__init__", "super:():__init__")) == ["A.__init__", "smtplib.SMTP"]


def test_instances_are_called() -> None:
    assert way("a", cls("A"), function("A.__call__", SLEEP), a="A:()") == ["time.sleep"]


@pytest.mark.parametrize("method", ["__enter__", "__exit__"])
def test_context_managers_run_when_they_are_entered(method: str) -> None:
    known = (cls("A"), function(f"A.{method}", SLEEP))
    assert way(call("A:()", "enter"), *known) == ["time.sleep"]
    assert way(call("A:()", "enter", is_awaited=True), *known) == []
    assert way("A", *known) == []


def test_generators_run_when_they_are_entered_or_gone_through() -> None:
    rows = function("f", SLEEP, is_generator=True)
    entered = rows._replace(decorators=("contextmanager",))
    names = {"contextmanager": "@contextlib.contextmanager"}
    for definition, form in [(rows, "iterate"), (entered, "enter")]:
        for tried in get_args(Form):
            made = call("f:()", tried)
            found = chain(module("app", coroutine("main", made), definition, names=names))
            assert ways(found) == (["time.sleep"] if tried == form else [])


def test_iterators_run_when_they_are_gone_through() -> None:
    made = call("A:()", "iterate")
    assert way(made, cls("A"), function("A.__iter__", SLEEP)) == ["time.sleep"]
    assert way(made, cls("A"), function("A.__iter__", SLEEP, is_generator=True)) == ["time.sleep"]
    own = (cls("A"), function("A.__iter__", returns=["self"]), function("A.__next__", SLEEP))
    assert way(made, *own) == ["time.sleep"]
    other = (cls("A"), cls("B"), function("A.__iter__", returns=["B:()"]), function("B.__next__", SLEEP))
    assert way(made, *other) == ["time.sleep"]
    assert way(call("A:()", "iterate", is_awaited=True), *own) == []


def test_properties_run_when_they_are_read_or_set() -> None:
    getter = function("A.x", "@os.fsync", decorators=["property"])
    setter = function("A.x", SLEEP, decorators=["x:setter"])
    known = (cls("A"), cls("B", "A"), getter, setter)
    assert way(call("a:x", "get"), *known, a="B:()") == ["os.fsync"]
    assert way(call("a:x", "set"), *known, a="B:()") == ["time.sleep"]
    assert way(call("B:x", "get"), *known) == []
    assert way(call("a:x", "set"), cls("A"), getter, a="A:()") == []
    assert way(call("a:x", "get"), *known, cls("C", "A", x="A:()"), a="C:()") == []
    assert way(call("a:y", "get"), *known, function("A.y", SLEEP), a="B:()") == []


def test_a_call_that_may_be_several_things_blocks_if_all_do() -> None:
    slow, other, quick = function("A.f", SLEEP), function("B.f", "g"), function("B.f")
    either = ClassSummary("C", 1, (), {"x": (("A:()", ""), ("B:()", ""))})
    known = (cls("A"), cls("B"), either, function("g", "@os.fsync"), slow)
    assert way("C:():x:f", *known, other) == ["time.sleep"]
    assert way("C:():x:f", *known, quick) == []
    inner = function("h", "C:():x:f")
    assert way("h", *known, other, inner) == ["A.f", "time.sleep"]
    assert way("h", *known, quick, inner) == []


def test_the_shortest_way_is_taken() -> None:
    known = (function("f", "g", "h"), function("g", "h"), function("h", "i"), function("i", SLEEP))
    assert way("f", *known) == ["h", "i", "time.sleep"]


def test_the_most_serious_way_is_taken() -> None:
    """A disk comes after all others, what may be short after what is not; then only does the length count."""
    known = [function("deep", SLEEP), function("f", "@pathlib.Path:():read_text", "@shutil.copytree", "deep")]
    assert way("f", *known) == ["deep", "time.sleep"]
    known[1] = known[1]._replace(calls=known[1].calls[:2])
    assert way("f", *known) == ["shutil.copytree"]
    known[1] = known[1]._replace(calls=known[1].calls[:1])
    assert way("f", *known) == ["pathlib.Path.read_text"]


def test_functions_that_call_each_other_end() -> None:
    known = (function("f", "g"), function("g", "f", "h"), function("h", "g", SLEEP))
    assert way("f", *known) == ["g", "h", "time.sleep"]
    assert way("f", *known[:2], function("h", "g")) == []


def test_a_chain_of_five_thousand_functions_in_as_many_modules() -> None:
    modules = [
        module(f"m{n}", function("f", "next_one"), names={"next_one": f"@m{n + 1}.f"}, path=f"m{n:04}.py")
        for n in range(5000)
    ]
    last = module("m5000", function("f", SLEEP))
    app = module("app", coroutine("main", "f"), names={"f": "@m0.f"})
    found = chain(last, *modules, app)
    assert found is not None
    assert len(found.hops) == 5001
    assert found.hops[-1] == Hop("m5000.py", 1, 4, "time.sleep")


def test_all_chains_of_a_project_by_their_places() -> None:
    low = module("low", function("wait", SLEEP))
    app = module(
        "app",
        coroutine("main", "wait", "@asyncio.sleep", "wait"),
        coroutine("A.main", call("quiet", line=9)),
        function("quiet"),
        function("plain", "wait"),
        cls("A"),
        names={"wait": "@low.wait"},
    )
    sleep = blocking_call("time.sleep")
    assert sleep is not None
    expected = Chain((Hop("low.py", 1, 4, "time.sleep"),), sleep)
    for seed in range(4):
        modules = [low, app, module("other", coroutine("f", "g"), function("g"))]
        random.Random(seed).shuffle(modules)
        link = Link(modules)
        found = {path: link.answers(path, CALLS).chains for path in ("app.py", "low.py", "other.py")}
        assert found == {"app.py": {(1, 4, "call"): expected, (3, 4, "call"): expected}, "low.py": {}, "other.py": {}}


def test_a_partial_is_called_as_its_function() -> None:
    known = (function("f", SLEEP), cls("A", run=("f:lambda", "A.__init__")))
    assert way("g", *known, g="f:lambda") == ["time.sleep"]
    assert way("A:():run", *known) == ["time.sleep"]
    assert way("g", function("h"), function("f", SLEEP), g="h:lambda") == []
    assert way("f:lambda", *known) == ["time.sleep"]


def test_what_is_handed_to_a_function_that_calls_it_runs() -> None:
    read, apply = function("read", SLEEP), function("apply", "work", parameters=["work"], names={"work": ""})
    made = call("apply", arguments=["read"])
    assert way(made, read, apply) == ["read", "time.sleep"]
    assert way(call("apply", arguments=["work=read"]), read, apply) == ["read", "time.sleep"]
    assert way(call("apply", arguments=[SLEEP]), apply) == ["time.sleep"]
    assert way(call("apply", arguments=["read:lambda"]), read, apply) == ["read", "time.sleep"]
    assert way("apply", read, apply) == []
    assert way(call("apply", arguments=["read:()"]), read, apply) == []
    assert way(call("apply", arguments=["*"]), read, apply) == []
    inner = function("inner", made)
    assert way("inner", read, apply, inner) == ["apply", "read", "time.sleep"]


@pytest.mark.parametrize(
    "apply",
    [
        function("apply", "keep", parameters=["work"], names={"work": ""}),
        function(
            "apply", call("@asyncio.to_thread", arguments=["work"]), "work", parameters=["work"], names={"work": ""}
        ),
        function("apply", call("work", is_awaited=True), parameters=["work"], names={"work": ""}),
        function("apply", "work", parameters=["work"], names={"work": "None"}),
        function("apply", "work", parameters=["other", "work"], names={"other": "", "work": ""}),
        function("apply", "work", is_async=True, parameters=["work"], names={"work": ""}),
    ],
)
def test_what_is_handed_to_others_is_left_to_them(apply: FunctionSummary) -> None:
    assert way(call("apply", arguments=["read"]), function("read", SLEEP), apply) == []


def test_what_is_handed_on_twice_is_followed() -> None:
    read, apply = function("read", SLEEP), function("apply", "work", parameters=["work"], names={"work": ""})
    passed = call("apply", arguments=["job"])
    outer = function("outer", passed, parameters=["job"], names={"job": ""})
    made = call("outer", arguments=["read"])
    assert way(made, read, apply, outer) == ["apply", "read", "time.sleep"]
    circle = function("apply", call("outer", arguments=["work"]), parameters=["work"], names={"work": ""})
    assert way(made, read, circle, outer) == []
    assert way(made, read, apply._replace(is_async=True), outer) == []
    assert way(made, read, apply, outer._replace(calls=(passed._replace(is_awaited=True),))) == []


def test_methods_and_constructors_call_what_they_are_handed() -> None:
    def handed(name: str) -> FunctionSummary:
        return function(name, "work", parameters=["self", "work"], names={"self": "", "work": ""})

    known: list[FunctionSummary | ClassSummary] = [function("read", SLEEP), cls("A"), handed("A.__init__")]
    assert way(call("A", arguments=["read"]), *known) == ["read", "time.sleep"]
    known[2] = handed("A.run")
    assert way(call("A:():run", arguments=["read"]), *known) == ["read", "time.sleep"]
    assert way(call("A:run", arguments=["self", "read"]), *known) == ["read", "time.sleep"]
    assert way(call("A:run", arguments=["read"]), *known) == []


def test_a_context_manager_gives_what_it_yields() -> None:
    names = {"contextmanager": "@contextlib.contextmanager", "Iterator": "@typing.Iterator"}
    store = (cls("Store"), function("Store.load", SLEEP))
    manager = function("opened", is_generator=True, decorators=["contextmanager"], returns=["Store:()"])
    given = {"store": "opened:():__enter__:()"}
    for opened in (manager, manager._replace(returns=(), declared="Iterator[Store]:()")):
        app = module("app", coroutine("main", "store:load", names=given), opened, *store, names=names)
        assert ways(chain(app)) == ["time.sleep"]
    nothing = manager._replace(returns=())
    assert chain(module("app", coroutine("main", "store:load", names=given), nothing, *store, names=names)) is None


def test_an_asynchronous_one_too() -> None:
    opened = function("opened", is_generator=True, is_async=True, returns=["Store:()"])
    known = (opened, cls("Store"), function("Store.load", SLEEP))
    assert way("store:load", *known, store="opened:():__aenter__:():await") == ["time.sleep"]
    assert way("store:load", *known, store="opened:():__aenter__:()") == []


def test_the_next_item_of_a_generator() -> None:
    rows = function("rows", SLEEP, is_generator=True, returns=["Row:()"])
    known = (rows, cls("Row"), function("Row.load", "@os.fsync"))
    assert way(call("rows:()", "iterate"), *known) == ["time.sleep"]
    assert way("row:load", *known, row="rows:():__next__:()") == ["os.fsync"]
    assert way(call("found", "iterate"), *known, found="rows:()") == ["time.sleep"]


def test_an_abstract_method_blocks_if_all_that_override_it_do() -> None:
    base = (cls("Base"), function("Base.load", decorators=["@abc.abstractmethod"]))
    one = (cls("One", "Base"), function("One.load", SLEEP))
    other = (cls("Other", "One"), function("Other.load", "@os.fsync"))
    assert way("a:load", *base, *one, a="Base:()") == ["time.sleep"]
    assert way("a:load", *base, *one, *other, a="Base:()") == ["time.sleep"]
    assert way("a:load", *base, *one, cls("Other", "Base"), function("Other.load"), a="Base:()") == []
    assert way("a:load", *base, a="Base:()") == []
    assert way("a:load", base[0], function("Base.load"), *one, a="Base:()") == []
    assert way("a:load", *base, cls("One"), one[1], a="Base:()") == []


def test_a_class_makes_more_of_itself() -> None:
    init = function("A.__init__", SLEEP)
    made = function("A.make", "cls", decorators=["classmethod"], receiver="cls")
    copied = function("A.copy", "self:__class__")
    for method, begin in ((made, "A:make"), (copied, "A:():copy")):
        app = module("app", coroutine("main", begin), cls("A"), init, method)
        assert linked(app) == [["A.__init__", "time.sleep"]]


def linked(*modules: ModuleSummary) -> list[list[str]]:
    """What is called on the way, for each chain that the link finds by itself in the last module."""
    return [ways(one) for one in Link(modules).answers(modules[-1].path, CALLS).chains.values()]


@pytest.mark.parametrize(
    ("made", "names"),
    [
        (call("a"), {"a": "A:()"}),
        (call("A:()"), {}),
        (call("other"), {"other": "a", "a": "A:()"}),
        (call("rows", "iterate"), {"rows": "gone_through:()"}),
        (call("work"), {"work": "slow"}),
        (call("work"), {"work": "slow:lambda"}),
        (call("B:():work"), {}),
        (call("B:():alias"), {}),
        (call("apply", arguments=["slow"]), {}),
    ],
)
def test_the_link_finds_calls_by_other_names(made: CallSummary, names: dict[str, str]) -> None:
    known = (
        cls("A"),
        function("A.__call__", SLEEP),
        cls("B", alias="slow", work=("slow:lambda", "B.__init__")),
        function("slow", SLEEP),
        function("apply", "work", parameters=["work"], names={"work": ""}),
        function("gone_through", SLEEP, is_generator=True),
    )
    (found,) = linked(module("app", *known, coroutine("main", made, names=names)))
    assert found[-1] == "time.sleep"


def test_what_runs_the_first_time_only_is_silent() -> None:
    first = call(SLEEP)._replace(is_rare=True)
    assert linked(module("app", function("f", first), coroutine("main", "f"))) == []
    assert linked(module("app", function("f", SLEEP), coroutine("main", call("f")._replace(is_rare=True)))) == []


@pytest.mark.parametrize(
    ("decorator", "is_followed"),
    [
        ("@homeassistant.core.callback", True),
        ("@tenacity.retry", True),
        ("app:get", True),
        ("@functools.lru_cache", False),
        ("@asgiref.sync.sync_to_async", False),
        ("@unheard.of", False),
    ],
)
def test_decorators_of_libraries(decorator: str, is_followed: bool) -> None:
    assert way("f", function("f", SLEEP, decorators=[decorator])) == (["time.sleep"] if is_followed else [])


def test_functions_that_no_async_one_comes_to_make_no_difference() -> None:
    app = module("app", coroutine("main", "load"), function("load", "wait"), function("wait", SLEEP))
    others = [function(f"other_{number}", "wait", "load") for number in range(20)]
    found = blocking_chains(app, module("others", *others, names={"wait": "@app.wait", "load": "@app.load"}))
    (first,) = app.functions["main"].calls
    assert found.chain_from("app.py", "main", first) == chain(app)
    assert not any(found.does(Target("function", other.name, "others.py")) for other in others)
