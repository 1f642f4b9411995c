"""What a module tells the others."""

import ast

import pytest

from perflint.semantics.summaries.summarizing import summarize
from perflint.semantics.summaries.summary import FunctionSummary, ModuleSummary
from perflint.syntax.walker import Routes, make_walker

_walk = make_walker(Routes({}, {}))


def _summary(code: str, name: str = "shop.orders", *, is_package: bool = False) -> ModuleSummary:
    return summarize(_walk(ast.parse(code)), "shop/orders.py", name, is_package=is_package)


def _function(body: str, head: str = "def f(self, order: Order, n=1):") -> FunctionSummary:
    lines = "\n".join(f"    {line}" for line in body.split("\n"))
    return _summary(f"{head}\n{lines}").functions["f"]


def _calls(body: str, head: str = "def f(self, order: Order, n=1):") -> list[tuple[str, str]]:
    return [(call.callee, call.form) for call in _function(body, head).calls]


@pytest.mark.parametrize(
    ("statement", "name", "value"),
    [
        ("import os.path", "os", "@os"),
        ("import os.path as p", "p", "@os.path"),
        ("from requests import get as fetch", "fetch", "@requests.get"),
        ("from . import store", "store", "@shop.store"),
        ("from .store import Store", "Store", "@shop.store.Store"),
        ("from .. import store", "store", ""),
        ("store = Store(path)", "store", "Store:()"),
        ("store: Store = make()", "store", "Store:()"),
        ("def load(): pass", "load", ".load"),
        ("class Store: pass", "Store", ".Store"),
        ("store = [1]", "store", ""),
    ],
)
def test_names_of_a_module(statement: str, name: str, value: str) -> None:
    assert _summary(statement).names == {name: (value,)}


def test_a_relative_import_in_a_package_starts_from_the_package() -> None:
    assert _summary("from .store import Store", "shop", is_package=True).names == {"Store": ("@shop.store.Store",)}


def test_a_name_may_stand_for_several_things() -> None:
    code = "try:\n    from fast import load\nexcept ImportError:\n    from .slow import load"
    assert _summary(code).names == {"load": ("@fast.load", "@shop.slow.load")}


def test_star_imports_and_exports() -> None:
    summary = _summary("from .store import *\nfrom os import *\n__all__ = ['a', 'b']")
    assert summary.stars == ("shop.store", "os")
    assert summary.exports == ("a", "b")
    assert _summary("x = 1").exports is None


@pytest.mark.parametrize(
    ("body", "calls"),
    [
        ("load(1)", [("load", "call")]),
        ("self.store.get(1)", [("self:store:get", "call")]),
        ("open_store().get()", [("open_store:():get", "call"), ("open_store", "call")]),
        ("cast(Store, x).get()", [("Store:():get", "call"), ("cast", "call")]),
        ("(self / 'x').read_text()", [("self:/:read_text", "call")]),
        ("(await find()).get()", [("find:():await:get", "call"), ("find", "call")]),
        ("super().get()", [("super:():get", "call")]),
        ("with store() as s:\n    s.get()", [("store:()", "enter"), ("store", "call"), ("s:get", "call")]),
        ("for row in rows():\n    pass", [("rows:()", "iterate"), ("rows", "call")]),
        ("return [row for row in rows()]", [("rows", "call"), ("rows:()", "iterate")]),
        ("for row in rows:\n    pass", []),
        ("order.total = 1", [("order:total", "set")]),
        ("order.rows[1] = n", [("order:rows:__setitem__", "call")]),
        ("order[1:].rows[1:][1] = n", []),
        ("len(print(open('x')))", [("open", "call")]),
        ("return lambda: load(1)", []),
        ("x[0].load()", [("x:[]:load", "call")]),
        ("x[1:].load()", []),
        ("[*x].sort()", [("@builtins.list:():sort", "call")]),
        ("[1, 2].sort()", []),
    ],
)
def test_what_a_function_calls(body: str, calls: list[tuple[str, str]]) -> None:
    assert _calls(body) == calls


def test_an_async_function_tells_of_all_attributes_and_of_what_it_goes_through() -> None:
    head = "async def f(order):"
    assert _calls("order.total\nfor row in order: pass", head) == [("order:total", "get"), ("order", "iterate")]
    assert _calls("async for row in rows(): pass", head) == [("rows", "call")]


@pytest.mark.parametrize(
    ("body", "callee"),
    [
        ("await order", "order:__await__"),
        ("await orders[0].done", "orders:[]:done:__await__"),
        ("await (a or b)", ""),
        ("await (a or b)()", ""),
        ("async with order.lock: pass", "order:lock:__aenter__"),
        ("async for row in order: pass", "order:__aiter__"),
        ("return [row async for row in order]", "order:__aiter__"),
    ],
)
def test_what_is_awaited_without_a_call(body: str, callee: str) -> None:
    calls = _function(body, "async def f(order):").calls
    assert [(call.callee, call.form, call.is_awaited) for call in calls if call.form == "call"] == [
        (callee, "call", True)
    ]


def test_what_stands_in_a_time_limit_is_awaited() -> None:
    calls = _function("await asyncio.wait_for(load(order), other())", "async def f(order):").calls
    found = {call.callee: call.is_awaited for call in calls if call.form == "call"}
    assert found == {"asyncio:wait_for": True, "load": True, "other": False}


def test_imports_are_those_of_functions_too() -> None:
    code = "import a.b as c\nfrom . import d\nfrom e import *\ndef f():\n    import g.h\n    from i import j"
    assert _summary(code).imports == ("g.h", "i.j", "a.b", "shop.d", "e.*")


def test_what_a_function_returns() -> None:
    function = _function("if n:\n    return\nif order:\n    return None\nif self:\n    return order.total\nreturn [1]")
    assert function.returns == ("order:total", "")


def test_the_variable_of_a_comprehension_hides_a_name() -> None:
    assert _function("return [load(load) for load in order]").names["load"] == "order:*"
    assert _function("load = 1\nreturn [load(load) for load in order]").names["load"] == ""


def test_what_is_awaited_or_in_a_loop() -> None:
    function = _function("await a()\nasync with b(): pass\nfor x in y: c()", "async def f():")
    found = {call.callee: (call.is_awaited, call.in_loop) for call in function.calls if call.form == "call"}
    assert found == {"a": (True, False), "b": (True, False), "c": (False, True)}


def test_each_call_has_a_place_of_its_own() -> None:
    calls = _function("x = load(1)\ny = (store\n    .find(1)\n    .get(2))").calls
    assert {call.callee: (call.line, call.column) for call in calls} == {
        "load": (2, 8),
        "store:find": (4, 9),
        "store:find:():get": (5, 9),
    }


def test_names_of_a_function() -> None:
    function = _function(
        "a = Store()\nb = 1\nb = 2\nfor c in b: pass\nimport os\nwith a as d: pass\ndef e(): pass\nfrom x import g"
    )
    assert function.names == {
        "self": "",
        "order": "Order:()",
        "n": "",
        "a": "Store:()",
        "b": "",
        "c": "b:*",
        "os": "@os",
        "d": "a:__enter__:()",
        "e": ".f.<locals>.e",
        "g": "@x.g",
    }


def test_arguments_and_parameters_are_in_order() -> None:
    function = _function("g(1, None, order, *n, key=self.x, **n)", "def f(self, order=None, *more, n, x=(), **rest):")
    assert function.calls[0].arguments == ("@builtins.int:()", "None", "order", "*", "key=self:x", "*")
    assert function.parameters == ("self", "order=None", "*", "n", "x=@builtins.tuple:()")


def test_a_name_that_a_function_makes_global_is_bound_in_the_module() -> None:
    summary = _summary("client = Client()\ndef f():\n    global client\n    client = other()")
    assert summary.names["client"] == ("Client:()", "")
    assert "client" not in summary.functions["f"].names


def test_what_an_attribute_is_declared_to_be_counts_alone() -> None:
    code = "class A:\n    b: list[int]\n    def f(self):\n        self.b = g()\n        self.c, self.d = g()"
    assert _summary(code).classes["A"].attributes == {
        "b": (("list[int]:()", ""),),
        "c": (("", "A.f"),),
        "d": (("", "A.f"),),
    }


def test_a_parameter_that_is_bound_again_is_unknown() -> None:
    assert _function("order = other()").names["order"] == "None"


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        ("Store", "Store:()"),
        ("'shop.Store'", "shop:Store:()"),
        ("Store | None", "Store:()"),
        ("'Store | None'", "Store:()"),
        ("'Store |'", ""),
        ("None | Store", "Store:()"),
        ("Optional[Store]", "Store:()"),
        ("Annotated[Store, Depends()]", "Store:()"),
        ("list[Store]", "list[Store]:()"),
        ("t.Dict[str, list['shop.Store']]", "t:Dict[str,list[shop.Store]]:()"),
        ("tuple[int, ...]", "tuple[int]:()"),
        ("list[A | B]", "list[?]:()"),
        ("Literal['a']", ""),
        ("A | B", ""),
    ],
)
def test_annotations(annotation: str, value: str) -> None:
    assert _function("pass", f"def f(store: {annotation}) -> {annotation}:").names["store"] == value
    assert _function("pass", f"def f(store: {annotation}) -> {annotation}:").declared == value


def test_classes_methods_and_their_attributes() -> None:
    summary = _summary(
        """\
class Store(Base[int], abc.ABC):
    limit: Limit
    clock = Clock()

    def __init__(self, db: Db):
        self.db = db
        self.size = 1
        self.log: Log = make()
        other.x = db

    @property
    def total(self): return self.db.total()

    @total.setter
    def total(self, value): yield value

    @staticmethod
    def make(db): pass
"""
    )
    store = summary.classes["Store"]
    assert store.bases == ("Base", "abc:ABC")
    assert store.attributes == {
        "limit": (("Limit:()", ""),),
        "clock": (("Clock:()", ""),),
        "db": (("db", "Store.__init__"),),
        "size": (("@builtins.int:()", "Store.__init__"),),
        "log": (("Log:()", "Store.__init__"),),
    }
    functions = summary.functions
    assert [*functions] == ["Store.__init__", "Store.total", "Store.total.setter", "Store.make"]
    assert functions["Store.total"].decorators == ("property",)
    assert functions["Store.total"].returns == ("self:db:total:()",)
    assert functions["Store.total.setter"].decorators == ("total:setter",)
    assert functions["Store.total.setter"].is_generator
    assert (functions["Store.total"].receiver, functions["Store.make"].receiver) == ("self", "")


@pytest.mark.parametrize(
    ("body", "calls"),
    [
        ("list(rows())", [("rows", "call"), ("rows:()", "iterate")]),
        ("sorted(self.rows(), key=cost)", [("self:rows", "call"), ("self:rows:()", "iterate"), ("cost", "call")]),
        ("sorted(order, key=lambda one: cost(one))", [("cost:lambda", "call")]),
        ("list(order)\nlist([1])", []),
        ("for one in map(load, order): pass", [("load", "call")]),
        ("map(load, order)", []),
        ("reduce(add, rows())", [("reduce", "call"), ("add", "call"), ("rows:()", "iterate"), ("rows", "call")]),
        ("for number, row in enumerate(rows()): pass", [("rows:()", "iterate"), ("rows", "call")]),
        ("found = rows()\nnext(found)", [("rows", "call"), ("found", "iterate")]),
        ("yield from rows()", [("rows:()", "iterate"), ("rows", "call")]),
        ("iter(load, None)", []),
        ("list(iter(load, None))", [("load", "call")]),
        ("work = partial(load, 1)\nwork()", [("partial", "call"), ("work", "call")]),
    ],
)
def test_what_builtins_call_and_go_through(body: str, calls: list[tuple[str, str]]) -> None:
    assert sorted(_calls(body)) == sorted(calls)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("partial(load, 1)", "load:lambda"),
        ("functools.partial(self.load)", "self:load:lambda"),
        ("lambda: load(1)", "load:lambda"),
        ("lambda one, *rest: self.load(one)", "self:load:lambda"),
        ("lambda load: load(1)", ""),
        ("lambda *load: load(1)", ""),
        ("lambda: 1", ""),
        ("type(self)(1)", "self:__class__:()"),
        ("next(rows)", "rows:__next__:()"),
        ("self.next(rows)", "self:next:()"),
        ("partial()", "partial:()"),
    ],
)
def test_what_stands_for_a_call_to_come(expression: str, value: str) -> None:
    assert _function(f"x = {expression}").names["x"] == value


@pytest.mark.parametrize(
    ("body", "is_rare"),
    [
        ("if self.x is None:\n    self.x = load()", True),
        ("if not self.x:\n    self.x = load()", True),
        ("if self.x is not None:\n    return self.x\nself.x = load()", True),
        ("if self.x:\n    return self.x\nself.x = load()", True),
        ("global x\nif x is None:\n    x = load()", True),
        ("if order in cache:\n    return cache[order]\ncache[order] = load()", True),
        ("if order not in cache:\n    cache[order] = load()", True),
        ("if TYPE_CHECKING:\n    load()", True),
        ("if sys.platform == 'win32':\n    load()", True),
        ("if sys.platform == 'linux':\n    load()", False),
        ("if sys.platform != 'win32':\n    load()", False),
        ("if order is None:\n    order = load()", False),
        ("if self.x is None:\n    self.y = load()", False),
        ("if self.x is None or self.old:\n    self.x = load()", False),
        ("if self.x is None:\n    self.x = 1\nload()", False),
        ("if self.x:\n    self.x = load()", False),
        ("if self.x:\n    print()\nself.x = load()", False),
        ("self.x = load()", False),
    ],
)
def test_what_runs_the_first_time_only(body: str, is_rare: bool) -> None:
    assert [call.is_rare for call in _function(body).calls if call.callee == "load"] == [is_rare]


@pytest.mark.parametrize(
    ("body", "is_rare"),
    [
        ("if n:\n    load()", False),
        ("if n:\n    pass\nelse:\n    load()", False),
        ("if n == 1:\n    load()", False),
        ("if not n:\n    return\nload()", False),
        ("if n == 'remote':\n    load()", True),
        ("if n == 'remote':\n    pass\nelse:\n    load()", False),
        ("if n and 'remote' in n:\n    load()", True),
        ("if n.startswith('s3://'):\n    load()", True),
        ("if isinstance(n, str):\n    load()", True),
        ("if n:\n    pass\nelif order:\n    load()", False),
        ("if n:\n    pass\nelif order:\n    load()\nelse:\n    pass", True),
        ("if n:\n    if order:\n        load()", True),
    ],
)
def test_what_runs_for_some_values_only(body: str, is_rare: bool) -> None:
    assert [call.is_rare for call in _function(body).calls if call.callee == "load"] == [is_rare]
    head = "async def f(self, order: Order, n=1):"
    assert [call.is_rare for call in _function(body, head).calls if call.callee == "load"] == [False]


def test_what_a_generator_yields() -> None:
    function = _function("yield Order()\nyield None\nreturn 1")
    assert function.is_generator
    assert function.returns == ("Order:()",)


@pytest.mark.parametrize(
    ("loop", "is_long"),
    [
        ("for row in rows: g()", True),
        ("while rows: g()", True),
        ("[g() for row in rows]", True),
        ("for row in range(n): g()", True),
        ("for row in (*rows, 1): g()", True),
        ("for row in (1, 2): g()", False),
        ("for column in self.columns: g()", False),
        ("for key in options.values(): g()", False),
        ("for axis in range(array.ndim): g()", False),
        ("for attempt in retries():\n  with attempt: g()", False),
        ("for lock in self.locks():\n  with lock: g()", True),
    ],
)
def test_a_loop_of_few_turns_is_none(loop: str, is_long: bool) -> None:
    assert [call.in_loop for call in _function(loop).calls if call.callee == "g"] == [is_long]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("urls = [path('/', views.index)]", {"views", "index"}),
        ("def f(): pass\nf()", set()),
        ("def f(): pass\ntable = {'f': f}", {"f"}),
        ("class A:\n    def g(self): pass\n    x = property(g)", {"g"}),
        ("x = lambda: f(a.g())", {"f", "a", "g"}),
        ("def f(): return sorted(x, key=lambda row: row.h())", {"row", "h"}),
        ("def f(): x = [g, self.h]", {"g", "h"}),
        ("def f(): return {'g': g}", {"g"}),
        ("def f(): register(g if x else h, key={1: i})", {"g", "h", "i"}),
        ("def f():\n    for x in (g, h): x()", {"g", "h"}),
        ("def f(): x: list = [g]", {"g"}),
        ("def f(): x = g(h)", set()),
        ("def f(): x: int", set()),
    ],
)
def test_what_others_may_call_is_mentioned(code: str, expected: set[str]) -> None:
    assert set(_summary(code).mentioned) == expected
