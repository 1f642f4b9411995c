"""What an annotation says about a type."""

import ast
from typing import TYPE_CHECKING

from perflint.knowledge.names import canonical
from perflint.semantics.bindings import Definition
from perflint.semantics.types import NONE, Type, agreed
from perflint.syntax.parsing import parse_expression
from perflint.syntax.scope import Scope

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_TRANSPARENT = {"typing.Annotated", "typing.Final", "typing.ClassVar", "typing.Required", "typing.NotRequired"}
_VAGUE = {"typing.Any", "typing.Self", "typing.Literal", "builtins.object", "typing.TypeVar", "typing.NoReturn"}


class Annotations:
    """Reads annotations of one module: `list[str]`, `Optional[X]`, `X | None`, strings, aliases, `typing` names."""

    def __init__(self, model: "SemanticModel") -> None:
        self._model = model

    def type_from(self, annotation: ast.expr, scope: Scope, depth: int = 0) -> Type | None:
        """The type that values so annotated have. `None` as an alternative does not count: using the value
        in a way that only the other type allows shows that it is that one."""
        if depth > 8:
            return None
        match annotation:
            case ast.Constant(value=None):
                return NONE
            case ast.Constant(value=str(text)):
                parsed = parse_expression(text)
                return self.type_from(parsed, scope, depth + 1) if parsed is not None else None
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return self._union([left, right], scope, depth)
            case ast.Subscript(value=value, slice=index):
                return self._generic(value, index, scope, depth)
            case ast.Name() | ast.Attribute():
                return self._named(annotation, scope, depth)
        return None

    def _union(self, members: list[ast.expr], scope: Scope, depth: int) -> Type | None:
        types = [self.type_from(member, scope, depth + 1) for member in members]
        return agreed([type_ for type_ in types if type_ != NONE])

    def _generic(self, value: ast.expr, index: ast.expr, scope: Scope, depth: int) -> Type | None:
        name = self._model.names.qualified_name(value, scope)
        if name is None:
            return None
        name = canonical(name)
        inner = index.elts if isinstance(index, ast.Tuple) else [index]
        if name == "typing.Optional" or name in _TRANSPARENT:
            return self.type_from(inner[0], scope, depth + 1)
        if name == "typing.Union":
            return self._union(inner, scope, depth)
        if name in _VAGUE or not self._is_class(name):
            return None
        args = tuple(self.type_from(arg, scope, depth + 1) for arg in inner)
        if name == "builtins.tuple" and len(inner) == 2 and _is_ellipsis(inner[1]):
            args = args[:1]
        return Type(name, args)

    def _named(self, annotation: ast.expr, scope: Scope, depth: int) -> Type | None:
        name = self._model.names.qualified_name(annotation, scope)
        if name is not None:
            name = canonical(name)
            return Type(name) if name not in _VAGUE and self._is_class(name) else None
        if isinstance(annotation, ast.Name):
            return self._alias(annotation.id, scope, depth)
        return None

    def _alias(self, name: str, scope: Scope, depth: int) -> Type | None:
        """`Ids = list[int]` at module level, then `ids: Ids`."""
        binding = self._model.bindings.lookup(name, scope)
        match binding.definitions if binding is not None else ():
            case (Definition(kind="assign" | "annotated", value=ast.Subscript() | ast.BinOp() as value, scope=home),):
                return self.type_from(value, home, depth + 1)
        return None

    def _is_class(self, name: str) -> bool:
        """Whether `name` is used as a class: in an annotation every name is, but for functions of this module."""
        if not name.startswith("."):
            return True
        return self._model.classes.named(name) is not None


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is Ellipsis
