"""Templates of new code: Python with holes, as trees."""

import ast
import copy
import re
from collections.abc import Mapping
from typing import Any

from perflint.rewrites.steps import Code, Part, Several

_HOLE = re.compile(r"\$([A-Za-z]\w*)")
_MARK = "perflint_hole_"


def python_of(template: str) -> str:
    """The template as Python, with a name in each hole."""
    return _HOLE.sub(rf"{_MARK}\1", template)


def hole_of(name: str) -> str | None:
    """The name of the hole that this name stands in."""
    return name[len(_MARK) :] if name.startswith(_MARK) else None


def names_in(template: str) -> set[str]:
    """The names that new code uses of itself, be they variables of its own."""
    found = {node.id for node in ast.walk(ast.parse(python_of(template))) if isinstance(node, ast.Name)}
    return {name for name in found if hole_of(name) is None}


def tree_of(code: Code) -> list[ast.stmt]:
    """The statements that new code consists of. Its names have to be found already."""
    module = ast.parse(python_of(code.template))
    return _Filling(code.parts).visit(module).body  # type: ignore[no-any-return]


def expression_of(code: Code) -> ast.expr | None:
    """The one expression that new code consists of, None if it is something else."""
    match tree_of(code):
        case [ast.Expr(value=value)]:
            return value
    return None


class _Filling(ast.NodeTransformer):
    """Puts the parts into the holes. Nodes of the file are copied, so that its tree stays as it is."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = parts

    def visit_Name(self, node: ast.Name) -> Any:
        hole = hole_of(node.id)
        if hole is None:
            return node
        match self._parts[hole]:
            case ast.AST() as part:
                return copy.deepcopy(part)
            case Code() as code:
                return expression_of(code)
            case str() as text:
                return ast.parse(text, mode="eval").body
            case Several(expressions=expressions):
                return [copy.deepcopy(expression) for expression in expressions]


_NOT_COMPARED = {"ctx", "kind", "type_comment", "type_ignores"}


def is_same(one: object, other: object) -> bool:
    """Whether two trees, lists of trees, or values in them say the same. `ctx` follows from the place."""
    if isinstance(one, ast.AST):
        return type(one) is type(other) and all(
            is_same(getattr(one, field, None), getattr(other, field, None))
            for field in one._fields
            if field not in _NOT_COMPARED
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return type(one) is type(other) and one == other
