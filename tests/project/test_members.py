"""What expressions stand for: names in functions, attributes through base classes, and what calls give."""

import pytest

from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.summaries.summary import ClassSummary, FunctionSummary
from tests.project.summaries import call, cls, coroutine, function, module, package

Found = tuple[Target, ...]


def ours(kind: str, name: str, path: str = "app.py") -> Found:
    return (Target(kind, name, path),)  # type: ignore[arg-type]


def library(name: str) -> Found:
    return (Target("library", name),)


def instance(type_: str) -> Found:
    return (Target("library instance", type_),)


def resolved(expression: str, *definitions: FunctionSummary | ClassSummary, inside: str = "", **names: str) -> Found:
    return Project([module("app", *definitions, names=names)]).resolve("app.py", expression, inside)


def test_names_mean_what_they_mean_in_the_function() -> None:
    outer = function("outer", names={"x": "A:()", "hidden": ""})
    inner = function("outer.<locals>.inner", names={"y": "x"})
    known = (outer, inner, cls("A"), cls("hidden"))
    assert resolved("y", *known, inside="outer.<locals>.inner") == ours("instance", "A")
    assert resolved("hidden", *known, inside="outer.<locals>.inner") == ()
    assert resolved("hidden", *known) == ours("class", "hidden")
    assert resolved("x", *known) == ()


@pytest.mark.parametrize(
    ("name", "decorators", "kind"),
    [
        ("A.f", (), "instance"),
        ("A.f", ("classmethod",), "class"),
        ("A.__new__", (), "class"),
        ("A.__init_subclass__", (), "class"),
    ],
)
def test_the_receiver_is_the_instance_or_the_class(name: str, decorators: tuple[str, ...], kind: str) -> None:
    method = function(name, names={"self": ""}, decorators=decorators)
    assert resolved("self", cls("A"), method, inside=name) == ours(kind, "A")
    assert resolved("self:SelfMade", cls("A", SelfMade="A:()"), method, inside=name) == ours("instance", "A")


def test_methods_come_from_base_classes_in_their_order() -> None:
    classes = (cls("Root"), cls("Left", "Root"), cls("Right", "Root"), cls("Bottom", "Left", "Right"))
    methods = [function(f"{name}.{method}") for name, method in [("Root", "f"), ("Right", "f"), ("Root", "g")]]
    assert resolved("Bottom:f", *classes, *methods) == ours("function", "Right.f")
    assert resolved("Bottom:():g", *classes, *methods) == ours("function", "Root.g")
    assert resolved("Left:():f", *classes, *methods) == ours("function", "Root.f")


def test_super_begins_with_the_next_class() -> None:
    known = (cls("Base"), cls("A", "Base"), function("Base.f"), function("A.f"))
    assert resolved("super:():f", *known, inside="A.f") == ours("function", "Base.f")
    assert resolved("super:():f", *known) == ()
    assert resolved("super:():f", *known, inside="Base.f") == ()


def test_base_classes_may_be_elsewhere_or_of_a_library() -> None:
    base = module("base", cls("Base", "@requests.Session"), function("Base.f"))
    app = module("app", cls("A", "base:Base"), names={"base": "@base"})
    project = Project([base, app])
    assert project.resolve("app.py", "A:():f") == ours("function", "Base.f", "base.py")
    assert project.resolve("app.py", "A:():get") == library("requests.Session.get")
    assert project.resolve("app.py", "A:():get:()") == instance("requests.Response")


def test_after_a_base_of_which_nothing_is_known_nothing_is_certain() -> None:
    known = (cls("Base"), cls("A", "", "Base"), cls("B", "Base", ""), function("Base.f"), function("A.g"))
    assert resolved("A:():g", *known) == ours("function", "A.g")
    assert resolved("A:():f", *known) == ()
    assert resolved("B:():f", *known) == ours("function", "Base.f")


def test_classes_that_derive_from_each_other_end() -> None:
    known = (cls("A", "B"), cls("B", "A"), function("B.f"))
    assert resolved("A:():f", *known) == ours("function", "B.f")
    assert resolved("A:():g", *known) == ()


@pytest.mark.parametrize("depth", [100, 1990])
def test_two_thousand_classes(depth: int) -> None:
    """Each derives from the one before, in a row of 100 or of 1990; what lies too deep is unknown."""
    classes = [cls(f"A{n}", *([f"A{n - 1}"] if n % depth else [])) for n in range(2000)]
    project = Project([module("app", *classes, function("A0.f"))])
    found = [project.resolve("app.py", f"A{n}:():f") for n in range(2000)]
    assert found[:100] == [ours("function", "A0.f")] * 100
    assert found[-1] == ()
    assert project.resolve("app.py", "A1999") == ours("class", "A1999")


def test_attributes_are_what_the_body_or_a_method_sets() -> None:
    init = function("A.__init__", names={"store": "Store:()", "other": ""})
    known = (
        cls("Store"),
        cls("A", store=("store", "A.__init__"), other=("other", "A.__init__"), shared="Store:()", alias="load"),
        cls("B", "A"),
        init,
        function("A.load"),
        function("load"),
    )
    assert resolved("B:():store", *known) == ours("instance", "Store")
    assert resolved("A:():other", *known) == ()
    assert resolved("A:shared", *known) == ours("instance", "Store")
    assert resolved("A:():alias", *known) == ours("function", "A.load")


def test_an_attribute_may_be_several_things_but_not_too_many() -> None:
    many = [cls(f"A{n}") for n in range(9)]
    held = {"few": many[:3], "lots": many}
    attributes = {name: tuple((f"{one.name}:()", "") for one in some) for name, some in held.items()}
    known = (*many, ClassSummary("B", 1, (), attributes))
    assert [target.name for target in resolved("B:():few", *known)] == ["A0", "A1", "A2"]
    assert resolved("B:():lots", *known) == ()


def test_none_in_the_body_of_a_class_says_nothing_but_an_unknown_value_does() -> None:
    a = ClassSummary("A", 1, (), {"x": (("", ""), ("B:()", "A.f")), "y": (("", "A.f"), ("B:()", "A.f"))})
    known = (a, cls("B"), function("A.f"))
    assert resolved("A:():x", *known) == ours("instance", "B")
    assert resolved("A:():y", *known) == ()


def test_properties_give_what_they_return() -> None:
    known = (cls("A"), function("A.x", decorators=["property"], returns=["@sqlite3.connect:()"]))
    assert resolved("A:():x", *known) == instance("sqlite3.Connection")
    assert resolved("A:x", *known) == ()


@pytest.mark.parametrize(
    ("definition", "expression", "found"),
    [
        (function("f", declared="A:()", returns=["B:()"]), "f:()", ours("instance", "A")),
        (function("f", declared="Nowhere:()", returns=["B:()"]), "f:()", ours("instance", "B")),
        (function("f", returns=["A:()", "f:()"]), "f:()", ours("instance", "A")),
        (function("f", returns=["f:()"]), "f:()", ()),
        (function("f"), "f:()", ()),
        (function("f", is_async=True, returns=["A:()"]), "f:()", ours("coroutine", "f")),
        (function("f", is_async=True, returns=["A:()"]), "f:():await", ours("instance", "A")),
        (function("f", returns=["A:()"]), "f:():await", ()),
        (function("f", is_generator=True, returns=["A:()"]), "f:()", ours("generator", "f")),
        (function("A.__call__", returns=["B:()"]), "A:():()", ours("instance", "B")),
        (
            function("A.again", declared="Self:()", names={"Self": "@typing.Self"}),
            "A:():again:()",
            ours("instance", "A"),
        ),
    ],
)
def test_calls_give_what_is_declared_or_returned(definition: FunctionSummary, expression: str, found: Found) -> None:
    assert resolved(expression, definition, cls("A"), cls("B"), Self="@typing.Self") == found


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("@sqlite3.connect:():cursor:():execute", library("sqlite3.Cursor.execute")),
        ("@pathlib.Path:():parent:read_text", library("pathlib.Path.read_text")),
        ("@pathlib.Path:():/:/:read_text", library("pathlib.Path.read_text")),
        ("@builtins.str:():/:read_text", ()),
        ("@re.match:():group", library("re.Match.group")),
        ("@somewhere.Client:():get", library("somewhere.Client.get")),
        ("@somewhere.client:():get", ()),
        ("@asyncio.create_subprocess_exec:():await", instance("asyncio.subprocess.Process")),
        ("@typing.Any:()", ()),
        ("@builtins.type:()", ()),
    ],
)
def test_libraries_give_what_the_tables_say(expression: str, found: Found) -> None:
    assert resolved(expression) == found


@pytest.mark.parametrize(
    ("decorator", "keeps"),
    [
        ("staticmethod", True),
        ("@functools.lru_cache", True),
        ("@contextlib.contextmanager", True),
        ("router:get", True),
        ("app:route", True),
        ("@celery.shared_task", True),
        ("@somewhere.replaced", False),
        ("", False),
        ("logged", True),
        ("threaded", False),
        ("nested", False),
        ("Wrapper", False),
    ],
)
def test_decorators_keep_a_function_or_not(decorator: str, keeps: bool) -> None:
    known = (
        function("f", decorators=[decorator]),
        function("logged"),
        function("threaded", "@asyncio.to_thread"),
        function("nested"),
        function("nested.<locals>.wrapper", "loop:run_in_executor"),
        cls("Wrapper"),
    )
    assert resolved("f", *known, router="@fastapi.APIRouter:()", app="") == (ours("function", "f") if keeps else ())


def test_of_imports_the_one_thing_of_the_project_is_preferred() -> None:
    app = module("app", cls("A"), names={"x": ("@lib.A", ".A"), "y": ("@lib.a", "@lib.b"), "z": ("A:()", "")})
    project = Project([package("shop"), app])
    assert project.resolve("app.py", "x") == ours("class", "A")
    assert project.resolve("app.py", "z") == ()
    assert project.resolve("app.py", "y") == (*library("lib.a"), *library("lib.b"))


def test_functions_are_found_by_their_targets() -> None:
    f = coroutine("f", call("g"))
    project = Project([module("app", f)])
    assert project.function(project.resolve("app.py", "f")[0]) is f
    assert project.function(project.resolve("app.py", "f:()")[0]) is f
    assert project.module("app") is project.modules["app.py"]
    assert project.module("other") is None
