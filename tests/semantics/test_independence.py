"""Turns of a loop that see nothing of each other."""

import ast
from textwrap import indent

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.waiting.independence import leaves_no_trace, turns_add_up
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

CLASS = """
import json, logging
log = logging.getLogger(__name__)
class Example:
    def pure(self, row): return [r for r in row]
    def counting(self, row): self.count += 1
    async def run(self, rows, found, other):
"""


def model_of(code: str) -> SemanticModel:
    module = ast.parse(code)
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


def adds_up(body: str) -> bool:
    """Whether `for row in rows` has independent turns with this body."""
    model = model_of(CLASS + indent(f"for row in rows:\n{indent(body, '    ')}", " " * 8))
    return turns_add_up(model, next(n for n in model.tree.descendants(model.tree.module) if isinstance(n, ast.For)))


@pytest.mark.parametrize(
    "body",
    [
        "found.append(row)",
        "found[row.id] = load(row)",
        "found += [row]",
        "a = load(row)\nb = a.x\nif b:\n    a = None\nfound.add(a)",
        "row.loaded = load(row)",
        "with open(row) as file:\n    found.append([line for line in file])",
        "found.append(self.pure(row))\nlog.info(row)\njson.dumps(row)",
        "found.append(row.strip().load())",
        "await other.load(row)\nfound.append(row)",
    ],
)
def test_independent(body: str) -> None:
    assert adds_up(body)


@pytest.mark.parametrize(
    "body",
    [
        "print(row)",
        "found.append(row)\nprint(found)",
        "if row not in found:\n    found.append(row)",
        "found.append(last)\nlast = row",
        "if row:\n    last = row\nfound.append(last)",
        "count = count + 1\nfound.append(row)",
        "count += 1\nfound.append(count)",
        "self.last = row\nfound.append(row)\nprint(self.last)",
        "other.load(row)\nfound.append(row)",
        "self.counting(row)\nfound.append(row)",
        "found.append(row)\nfound.pop()",
    ],
)
def test_not_certainly_independent(body: str) -> None:
    assert not adds_up(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a = B()\na.rows.append(row)\na.b = 1\nreturn a", True),
        ("row = row.strip()\nreturn row", True),
        ("row.append(1)", False),
        ("self.count += 1", False),
        ("self.rows[row] = 1", False),
        ("self.rows.append(row)", False),
        ("global n\nn = row", False),
        ("yield row", False),
        ("CACHE[row] = 1", False),
    ],
)
def test_traces(body: str, expected: bool) -> None:
    model = model_of("class A:\n    def example(self, row):\n" + indent(body, "        "))
    nodes = model.tree.descendants(model.tree.module)
    assert leaves_no_trace(model, next(node for node in nodes if isinstance(node, ast.FunctionDef))) is expected
