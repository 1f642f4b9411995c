"""What names stand for that are imported, over all ways of importing."""

import random

import pytest

from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.summaries.summary import ModuleSummary
from tests.project.summaries import cls, function, module, package

CONNECT = Target("function", "connect", "shop/db.py")
DB = module("shop.db", function("connect"), cls("Store"), function("Store.load"), names={"_hidden": ".connect"})


def resolved(expression: str, *modules: ModuleSummary) -> tuple[Target, ...]:
    """What the expression stands for in the last module."""
    return Project(modules).resolve(modules[-1].path, expression)


@pytest.mark.parametrize(
    ("names", "expression"),
    [
        ({"connect": "@shop.db.connect"}, "connect"),
        ({"link": "@shop.db.connect"}, "link"),
        ({"db": "@shop.db"}, "db:connect"),
        ({"shop": "@shop"}, "shop:db:connect"),
        ({"db": "@shop.db", "other": "db:connect"}, "other"),
        ({"connect": ("@shop.db.connect", "@fast_db.connect")}, "connect"),
        ({"connect": ("@shop._speedups.connect", "@shop.db.connect")}, "connect"),
        ({"connect": ("None", "@shop.db.connect")}, "connect"),
    ],
)
def test_an_import_leads_to_the_definition(names: dict[str, str], expression: str) -> None:
    assert resolved(expression, package("shop"), DB, module("app", names=names)) == (CONNECT,)


def test_packages_export_what_they_import() -> None:
    storage = package("shop", names={"connect": "@shop.facade.connect"})
    facade = module("shop.facade", names={"connect": "@shop.db.connect"})
    assert resolved("connect", storage, facade, DB, module("app", names={"connect": "@shop.connect"})) == (CONNECT,)


def test_a_package_may_hide_its_module() -> None:
    config = module("shop.config", cls("Config"), names={"config": "Config:()"})
    shop = package("shop", names={"config": "@shop.config.config"})
    instance = (Target("instance", "Config", "shop/config.py"),)
    app = module("app", names={"config": "@shop.config", "Config": "@shop.config.Config"})
    assert resolved("config", shop, config, app) == instance
    assert resolved("Config", shop, config, app) == (Target("class", "Config", "shop/config.py"),)
    plain = package("shop", names={"config": "@shop.config"})
    assert resolved("config", plain, config, app) == (Target("module", "", "shop/config.py"),)


@pytest.mark.parametrize(
    ("exports", "name", "is_found"),
    [
        (None, "connect", True),
        (None, "_hidden", False),
        (["connect"], "connect", True),
        (["_hidden"], "_hidden", True),
        (["Store"], "connect", False),
    ],
)
def test_stars_import_what_is_exported(exports: list[str] | None, name: str, is_found: bool) -> None:
    source = DB._replace(exports=None if exports is None else tuple(exports))
    app = module("app", stars=["shop.db"])
    assert resolved(name, source, app) == ((CONNECT,) if is_found else ())


def test_stars_lead_through_modules_that_import_each_other() -> None:
    left, right = module("left", stars=["right"]), module("right", stars=["left", "shop.db"])
    assert resolved("connect", right, DB, left) == (CONNECT,)
    assert resolved("nothing", right, DB, left) == ()
    user = module("app", names={"connect": "@left.connect"})
    assert resolved("connect", left, right, DB, user) == (CONNECT,)


def test_the_last_star_counts_and_own_names_before_it() -> None:
    other = module("other", function("connect"))
    assert resolved("connect", DB, other, module("app", stars=["shop.db", "other"])) == (
        Target("function", "connect", "other.py"),
    )
    own = module("app", function("connect"), stars=["shop.db"])
    assert resolved("connect", DB, own) == (Target("function", "connect", "app.py"),)


def test_what_no_module_has_is_of_the_one_library_that_is_imported_with_a_star() -> None:
    assert resolved("sleep", module("app", stars=["time"])) == (Target("library", "time.sleep"),)
    assert resolved("sleep", module("app", stars=["time", "os"])) == ()
    assert resolved("print", module("app", stars=["time"])) == (Target("library", "builtins.print"),)


def test_names_that_are_imported_in_a_circle_are_unknown() -> None:
    left = module("left", names={"x": "@right.x", "connect": ("@right.connect", "@shop.db.connect")})
    right = module("right", names={"x": "@left.x", "connect": "@left.connect"})
    assert resolved("x", right, DB, left) == ()
    assert resolved("connect", left, DB, right) == (CONNECT,)


def test_an_alias_of_an_alias_and_so_on_for_five_thousand_modules() -> None:
    chain = [module(f"m{number}", names={"x": f"@m{number + 1}.x"}) for number in range(5000)]
    assert resolved("x", module("m5000", function("x")), *reversed(chain)) == (Target("function", "x", "m5000.py"),)


def test_libraries_have_one_name_for_one_thing() -> None:
    app = module("app", names={"api": "@requests.api", "requests": "@requests"})
    assert resolved("api:get", app) == resolved("requests:get", app) == (Target("library", "requests.get"),)
    assert resolved("open", app) == (Target("library", "builtins.open"),)
    assert resolved("nowhere", app) == ()


def test_a_module_without_package_is_found_by_every_longer_name() -> None:
    deep = module("c", function("f"), path="/work/a/b/c.py")
    found = (Target("function", "f", "/work/a/b/c.py"),)
    for name in ("c", "b.c", "a.b.c", "work.a.b.c"):
        assert resolved("f", deep, module("app", names={"f": f"@{name}.f"})) == found
    assert resolved("a:b:c:f", deep, module("app", names={"a": "@a"})) == found
    assert resolved("f", deep, module("app", names={"f": "@x.c.f"})) == (Target("library", "x.c.f"),)


def test_a_name_that_two_files_claim_belongs_to_neither() -> None:
    first = module("c", function("f"), path="a/b/c.py")
    second = module("c", function("f"), path="x/b/c.py")
    for name, path in {"c": None, "b.c": None, "a.b.c": "a/b/c.py", "x.b.c": "x/b/c.py"}.items():
        found = resolved("f", first, second, module("app", names={"f": f"@{name}.f"}))
        assert [target.path for target in found if target.kind == "function"] == ([path] if path else [])
    assert Project([first, second]).resolve("x/b/c.py", "f") == (Target("function", "f", "x/b/c.py"),)


def test_a_module_hides_its_stub() -> None:
    stub = module("shop.db", function("connect"), path="shop/db.pyi")
    app = module("app", names={"connect": "@shop.db.connect"})
    assert resolved("connect", stub, DB, app) == resolved("connect", DB, stub, app) == (CONNECT,)


def test_a_lone_file_does_not_hide_the_library_of_its_name() -> None:
    standard, other = module("time", path="tools/time.py"), module("redis", function("run"), path="tools/redis.py")
    app = module("app", names={"time": "@time", "Redis": "@redis.Redis", "run": "@redis.run"})
    assert resolved("time:sleep", standard, app) == (Target("library", "time.sleep"),)
    assert resolved("Redis", other, app) == (Target("library", "redis.Redis"),)
    assert resolved("run", other, app) == (Target("function", "run", "tools/redis.py"),)


def test_the_order_of_modules_and_questions_makes_no_difference() -> None:
    ring = [
        module(f"m{n}", function("f", returns=["g:()"]), names={"g": (f"@m{(n + 1) % 9}.f", f"@m{(n * 4) % 9}.g")})
        for n in range(9)
    ]
    ring.append(module("m9", cls("A"), names={"g": ("@m3.g", "A")}))
    questions = [(one.path, expression) for one in ring for expression in ("g", "g:()", "f:()")]
    answers = set()
    for seed in range(10):
        random.Random(seed).shuffle(ring)
        random.Random(seed).shuffle(questions)
        project = Project(ring)
        found = {question: project.resolve(*question) for question in questions}
        answers.add(tuple(sorted((question, tuple(sorted(value))) for question, value in found.items())))
    assert len(answers) == 1
