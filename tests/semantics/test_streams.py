"""Items that come one by one from outside."""

import ast

import pytest

from perflint.semantics.data.streams import stream_of
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

HEAD = "import csv, gzip, io, itertools, sys\nfrom pathlib import Path\nimport pandas as pd\nframe = pd.DataFrame()\n"


def stream(code: str) -> str | None:
    """The stream behind the expression in the last line."""
    module = ast.parse(HEAD + code)
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    last = [node for node in ast.walk(module) if isinstance(node, ast.Expr)][-1]
    found = stream_of(model, last.value)
    return None if found is None else ast.unparse(found)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("open('a')", "open('a')"),
        ("Path('a').open()", "Path('a').open()"),
        ("with open('a') as f:\n    f", "f"),
        ("with gzip.open('a') as f:\n    csv.reader(f)", "gzip.open('a')"),
        ("f = open('a')\nrows = csv.DictReader(f)\nenumerate(rows)", "f"),
        ("map(str.strip, filter(None, open('a')))", "open('a')"),
        ("(line.strip() for line in open('a'))", "open('a')"),
        ("frame.itertuples()", "frame"),
    ],
)
def test_stream(code: str, expected: str) -> None:
    assert stream(code) == expected


@pytest.mark.parametrize(
    "code",
    [
        "rows",
        "list(open('a'))",
        "open('/proc/meminfo')",
        "f = open('/etc/hosts')\nf",
        "io.StringIO('a')",
        "itertools.islice(open('a'), 10)",
        "csv.reader(rows)",
        "csv.reader()",
        "map(str)",
        "frame.columns",
        "f = open('a')\nf = open('b')\ncsv.reader(g)",
        "f = f\nf",
        "(line async for line in open('a'))",
    ],
)
def test_no_stream(code: str) -> None:
    assert stream(code) is None
