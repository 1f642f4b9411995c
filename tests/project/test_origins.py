"""Which place in the project says what the type of an expression is."""

import pytest

from perflint.project.index import Project
from perflint.project.origins import Origins
from perflint.semantics.summaries.chains import Hop
from tests.project.summaries import call, cls, function, module


def origin(expression: str, function_key: str = "main") -> Hop | None:
    low = module(
        "low",
        cls("Base", rows=("@builtins.list:()", "Base.fill"), size="int:()"),
        function("Base.fill")._replace(line=5),
        function("load", declared="list[str]:()")._replace(line=7),
        cls("Store", "Base", "Missing", best="Base:()")._replace(line=9),
        function("Store.names", declared="list[str]:()", decorators=("property",))._replace(line=11),
        function("opened", returns=("Store:()",)),
    )
    app = module(
        "app",
        function(
            "main",
            call("find", line=30)._replace(arguments=("names",)),
            call("other:find", line=31),
            names={"store": "Store:()", "names": "load:():await", "x": ""},
        ),
        function("find", parameters=("wanted",), names={"wanted": "", "x": ""}),
        names={name: f"@low.{name}" for name in ("load", "Store", "opened")},
    )
    return Origins(Project([low, app])).origin("app.py", expression, function_key)


@pytest.mark.parametrize(
    ("expression", "place"),
    [
        ("load:()", Hop("low.py", 7, 0, "load")),
        ("names", Hop("low.py", 7, 0, "load")),
        ("names:*:[]", Hop("low.py", 7, 0, "load")),
        ("store", Hop("low.py", 9, 0, "Store")),
        ("store:rows", Hop("low.py", 5, 0, "Base.fill")),
        ("store:size:await", Hop("low.py", 1, 0, "Base")),
        ("store:names", Hop("low.py", 11, 0, "Store.names")),
        ("store:best:rows", Hop("low.py", 5, 0, "Base.fill")),
        ("opened:():__enter__:()", Hop("low.py", 1, 0, "opened")),
        ("store:missing", None),
        ("missing", None),
        ("x", None),
        ("sorted:()", None),
    ],
)
def test_origins(expression: str, place: Hop | None) -> None:
    assert origin(expression) == place


def test_a_parameter_is_what_its_callers_say() -> None:
    assert origin("wanted", "find") == Hop("app.py", 30, 4, "main")
    assert origin("x", "find") is None
