"""Which texts are lines: of the `text` that these print."""

import ast

import pytest

from perflint.semantics.amounts.lines import is_line
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def has_line(code: str) -> bool:
    module = ast.parse(code)
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    (text,) = (
        node.args[0] for node in ast.walk(module) if ast.unparse(node) == "print(text)" and hasattr(node, "args")
    )
    return is_line(model, text)


@pytest.mark.parametrize(
    "code",
    [
        "for text in page.splitlines(): print(text)",
        "for text in page.split(): print(text)",
        "x = [print(text) for text in open('rows').readlines()]",
        "for text in open('rows'): print(text)",
        "with open('rows') as file:\n    for number, text in enumerate(file, 1): print(text)",
        "lines = page.splitlines()\nfor text in sorted(lines): print(text)",
        "def f(*, file: TextIO):\n    for text in file: print(text)\nfrom typing import TextIO",
    ],
)
def test_lines(code: str) -> None:
    assert has_line(code)


@pytest.mark.parametrize(
    "code",
    [
        "print(text)",
        "text = page.split('x')\nprint(text)",
        "text = open('rows').read()\nprint(text)",
        "for text in pages: print(text)",
        "for text in crawler.pages(): print(text)",
        "text = page\nfor text in page.split(): pass\nprint(text)",
        "for text in open('rows', 'rb'): print(text)",
        "def f(text): print(text)",
        "for text in list(pages): print(text)",
    ],
)
def test_other_texts(code: str) -> None:
    assert not has_line(code)
