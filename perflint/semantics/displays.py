"""Containers that are written out where they are used."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_PLAIN = {f"builtins.{name}" for name in ("bool", "float", "int", "str", "NoneType")}


def is_plain_display(model: "SemanticModel", name: ast.Name) -> bool:
    """Whether the variable certainly holds a display of texts and numbers, as it was made: nothing has used it yet."""
    binding, type_ = model.binding(name), model.type_of(name)
    if binding is None or type_ is None or not isinstance(binding.only_value, ast.Dict | ast.List | ast.Tuple):
        return False
    place = (name.lineno, name.col_offset)
    is_first = all((use.lineno, use.col_offset) >= place for use in model.uses(binding))
    return is_first and all(part is not None and part.name in _PLAIN for part in type_.args)
