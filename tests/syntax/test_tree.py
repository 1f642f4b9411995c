"""What is around a node."""

import ast

import pytest

from perflint.syntax.parsing import ParseError, parse
from perflint.syntax.statements import lines_around
from perflint.syntax.tree import Tree

CODE = """\
@decorator(
    1
)
def f(a, b=2):
    x = 1; y = [
        z for z in a
    ]
    if x:
        return (
            y
        )
    else:
        pass
"""


def test_parents_are_those_of_the_tree() -> None:
    module = ast.parse(CODE)
    tree = Tree(module)
    for parent in ast.walk(module):
        for child in ast.iter_child_nodes(parent):
            if not isinstance(child, ast.expr_context | ast.operator | ast.cmpop):
                assert tree.parent(child) is parent
    assert tree.parent(module) is None


def test_parents_of_nodes_without_a_position() -> None:
    module = ast.parse("x = 1\ny = [z for z in x]\ndef f(a): ...")
    comprehension = next(node for node in ast.walk(module) if isinstance(node, ast.comprehension))
    arguments = next(node for node in ast.walk(module) if isinstance(node, ast.arguments))
    assert isinstance(Tree(module).parent(comprehension), ast.ListComp)
    assert isinstance(Tree(module).parent(arguments), ast.FunctionDef)


def test_statement_and_function_around() -> None:
    module = ast.parse(CODE)
    tree = Tree(module)
    names = {node.id: node for node in ast.walk(module) if isinstance(node, ast.Name)}
    assert isinstance(tree.statement(names["z"]), ast.Assign)
    assert tree.function(names["z"]) is module.body[0]
    assert tree.function(names["decorator"]) is None


def test_lines_around_give_the_head_of_a_compound_statement() -> None:
    module = ast.parse(CODE)
    assert lines_around(module, 2) == (1, 4)
    assert lines_around(module, 6) == (5, 7)
    assert lines_around(module, 8) == (8, 8)
    assert lines_around(module, 10) == (9, 11)
    assert lines_around(module, 12) == (12, 12)
    assert lines_around(module, 40) == (40, 40)


def test_lines_around_in_match_and_try() -> None:
    module = ast.parse("match a:\n    case [\n        b\n    ]:\n        c\ntry:\n    d\nexcept (\n    E\n):\n    f\n")
    assert lines_around(module, 3) == (2, 4)
    assert lines_around(module, 5) == (5, 5)
    assert lines_around(module, 9) == (8, 10)
    assert lines_around(module, 7) == (7, 7)


@pytest.mark.parametrize(
    "text",
    ["def f(:\n", "x = 1\0", "(" * 100_000, "-" * 100_000 + "1", "if x:\nreturn", "'" + "a" * 10],
    ids=["syntax", "null byte", "brackets", "signs", "indentation", "string"],
)
def test_what_the_parser_cannot_take_is_a_parse_error(text: str) -> None:
    with pytest.raises(ParseError) as raised:
        parse(text)
    assert raised.value.message
    assert raised.value.line >= 1
    assert raised.value.column >= 1


def test_warnings_of_the_parser_stay_silent(recwarn: pytest.WarningsRecorder) -> None:
    parse("x = '\\d'\nif 1 is 1: pass\n")
    assert list(recwarn) == []
