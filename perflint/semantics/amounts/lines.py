"""Texts that are lines or words of other texts, and so are short."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Binding

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_CUTTING = {"readlines", "split", "splitlines"}


def is_line(model: "SemanticModel", text: ast.expr) -> bool:
    """Whether this is a variable of a loop over lines or words: of a file, or of a text that is cut up."""
    match model.binding(text) if isinstance(text, ast.Name) else None:
        case Binding(definitions=definitions):
            return all(one.kind in ("loop", "unpacked") and _has_lines(model, one.value) for one in definitions)
    return False


def _has_lines(model: "SemanticModel", iterated: ast.expr | None) -> bool:
    match iterated:
        case ast.Call(func=ast.Name(id="enumerate" | "reversed" | "sorted"), args=[lines, *_]):
            return _has_lines(model, lines)
        case ast.Call(func=ast.Attribute(attr=method)):
            return method in _CUTTING
        case ast.Name():
            binding = model.binding(iterated)
            made = binding.only_value if binding is not None else None
            return model.is_instance(iterated, "typing.TextIO") or _has_lines(model, made)
    return iterated is not None and model.is_instance(iterated, "typing.TextIO")
