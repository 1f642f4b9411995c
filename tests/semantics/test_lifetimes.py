"""What becomes of a connection."""

import ast
from textwrap import indent

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.moments.lifetimes import fate_of
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

HEAD = "import contextlib, pandas\n\nasync def example(self, given=None):\n"


def fate(body: str) -> str:
    """The fate of the value of the only call of `make`."""
    module = ast.parse(HEAD + indent(body, "    "))
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    made = [node for node in ast.walk(module) if isinstance(node, ast.Call) and ast.unparse(node.func) == "make"]
    assert len(made) == 1
    return fate_of(model, made[0])


@pytest.mark.parametrize(
    "body",
    [
        "make()",
        "await make()",
        "make().cursor().execute(1)",
        "rows = make().cursor()",
        "with make() as c:\n    use(c)",
        "with make():\n    pass",
        "with contextlib.closing(make()) as c:\n    use(c)",
        "async with make() as c:\n    return c.rows",
        "c = make()\nrows = c.execute(1)\nif c and not c.closed:\n    print(rows)",
        "c: Connection = make()\nuse(c)\nc.close()",
        "c = make()\nwith c:\n    use(c)",
        "c = make()\nreturn pandas.read_sql('SELECT 1', con=c)",
    ],
)
def test_dropped(body: str) -> None:
    assert fate(body) == "dropped"


@pytest.mark.parametrize("body", ["return make()", "c = make()\nreturn c", "c = make()\nreturn c, c.cursor()"])
def test_returned(body: str) -> None:
    assert fate(body) == "returned"


@pytest.mark.parametrize(
    "body",
    [
        "self.c = make()",
        "self.c = make().cursor()",
        "self.c, d = make()",
        "cs.append(make())",
        "c = make()\nself.c = c",
        "c = make()\nuse(c)",
        "c = make()\nyield c",
        "c = make()\ncs = [c]",
        "c = make()\nreturn lambda: c.cursor()",
        "global c\nc = make()",
        "if given is None:\n    given = make()",
        "c = given or make()",
    ],
)
def test_perhaps_kept(body: str) -> None:
    assert fate(body) == "kept"
