"""What annotations in installed packages say about types."""

from typing import Any

from astroid import nodes
from astroid.builder import parse
from astroid.exceptions import AstroidSyntaxError

from perflint.knowledge.library import is_class
from perflint.project.installed.classes import Library
from perflint.project.installed.names import Names
from perflint.semantics.types import NONE, Type, agreed

_TRANSPARENT = {"typing.Annotated", "typing.Final", "typing.ClassVar", "typing.Required", "typing.NotRequired"}
_VAGUE = {
    *("builtins.object", "builtins.type"),
    *("typing.Any", "typing.Callable", "typing.Literal", "typing.Never", "typing.NoReturn", "typing.Type"),
}
_DEEPEST = 8


def declared(names: Names, annotation: nodes.NodeNG, owner: str = "", depth: int = 0) -> Type | None:
    """The type that values so annotated have; None if it is no plain class, or a container with known items.

    `None` as an alternative does not count: using the value in a way that only the other type allows shows that it
    is that one. `owner` is the class that `Self` stands for.
    """
    if depth > _DEEPEST:
        return None
    match annotation:
        case nodes.Const(value=None):
            return NONE
        case nodes.Const(value=str(text)):
            expression = _parsed(text, annotation)
            return declared(names, expression, owner, depth + 1) if expression is not None else None
        case nodes.BinOp(op="|"):
            return _union(names, [annotation.left, annotation.right], owner, depth)
        case nodes.Subscript():
            return _generic(names, annotation, owner, depth)
        case nodes.Name() | nodes.Attribute():
            return _class(names, annotation, owner, depth)
    return None


def name_of(cls: nodes.ClassDef) -> str:
    """Where a class is defined, as a dotted name; empty for a class in a function."""
    return str(cls.qname()) if all(isinstance(one, (nodes.ClassDef, nodes.Module)) for one in _scopes(cls)) else ""


def _scopes(node: nodes.NodeNG) -> list[nodes.NodeNG]:
    found = []
    while node.parent is not None:
        node = node.parent.frame()
        found.append(node)
    return found


def _parsed(text: str, annotation: nodes.NodeNG) -> nodes.NodeNG | None:
    """The expression in an annotation that is text, as if it were written there without quotes."""
    try:
        body = parse(text.strip(), apply_transforms=False).body
    except AstroidSyntaxError:
        return None
    if len(body) != 1 or not isinstance(body[0], nodes.Expr):
        return None
    body[0].value.parent = annotation
    return body[0].value


def _class(names: Names, annotation: nodes.NodeNG, owner: str, depth: int) -> Type | None:
    return agreed([_of_definition(names, one, owner, depth) for one in names.named(annotation)])


def _of_definition(names: Names, definition: Any, owner: str, depth: int) -> Type | None:
    match definition:
        case Library(name="typing.Self"):
            return Type(owner) if owner else None
        case Library(name):
            return Type(name) if name not in _VAGUE and is_class(name) else None
        case nodes.ClassDef():
            name = name_of(definition)
            return Type(name) if name else None
        case nodes.AssignName(parent=nodes.Assign(value=nodes.Subscript() | nodes.BinOp() as value, targets=[_])):
            # `Rows = list[str]`, then `rows: Rows`.
            return declared(names, value, owner, depth + 1)
    return None


def _union(names: Names, members: list[nodes.NodeNG], owner: str, depth: int) -> Type | None:
    types = [declared(names, member, owner, depth + 1) for member in members]
    return agreed([type_ for type_ in types if type_ != NONE])


def _generic(names: Names, annotation: nodes.Subscript, owner: str, depth: int) -> Type | None:
    found = names.named(annotation.value)
    if len(found) != 1:
        return None
    inner = annotation.slice.elts if isinstance(annotation.slice, nodes.Tuple) else [annotation.slice]
    match found[0]:
        case Library(name) if name == "typing.Optional" or name in _TRANSPARENT:
            return declared(names, inner[0], owner, depth + 1)
        case Library(name="typing.Union"):
            return _union(names, inner, owner, depth)
        case Library(name) if name not in _VAGUE and is_class(name):
            is_any_length = name == "builtins.tuple" and isinstance(inner[-1], nodes.Const)
            args = inner[:-1] if is_any_length else inner
            return Type(name, tuple(declared(names, one, owner, depth + 1) for one in args))
        case nodes.ClassDef():
            return _of_definition(names, found[0], owner, depth)
    return None
