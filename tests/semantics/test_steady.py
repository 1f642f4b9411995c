"""What certainly raises nothing and does nothing: each of these, given `text: str, number: int, words: list[str]`."""

import ast

import pytest

from perflint.semantics.equivalence.steady import is_steady
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def answer(code: str) -> bool:
    module = ast.parse(f"def f(text: str, number: int, words: list[str], other):\n    return {code}")
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    (returned,) = (node.value for node in ast.walk(module) if isinstance(node, ast.Return))
    assert returned is not None
    return is_steady(model, returned)


@pytest.mark.parametrize(
    "code",
    [
        "other",
        "text.strip()",
        "text.strip('\"').lower().split(',')",
        "text.replace('a', '')",
        "text[:-1]",
        "text[1:3] + 'a'",
        "len(text) + number",
        "f'{text}: {number!r}'",
        "'a' in text and not text.startswith('#')",
        "text if number == 1 else None",
        "(text, number, other)",
        "other is None",
        "[word.strip() for word in words if word != 'a']",
        "number < 3",
    ],
)
def test_steady(code: str) -> None:
    assert answer(code)


@pytest.mark.parametrize(
    "code",
    [
        "text[0]",
        "text[::number]",
        "text.split('')",
        "text.split(text)",
        "text.index('a')",
        "text.encode()",
        "text.strip(number)",
        "text.strip(b'a')",
        "text.startswith('a', number)",
        "int(text)",
        "number / number",
        "text + number",
        "text < number",
        "number in number",
        "other == 1",
        "not other",
        "other.strip()",
        "f'{other}'",
        "f'{number:x}'",
        "len(other)",
        "[word for word in other]",
        "[int(word) for word in words]",
        "[word for word in words if other]",
        "{text: 1}",
        "(yes := text)",
        "print(text)",
    ],
)
def test_not_steady(code: str) -> None:
    assert not answer(code)
