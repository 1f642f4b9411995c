"""Functions that call themselves."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


def goes_on_with(model: "SemanticModel", rest: ast.expr, parameter: ast.Name) -> bool:
    """Whether a function calls itself, not in a loop, with `rest` for the parameter and all others as they are.

    It does not if it also calls itself with all that the parameter has.
    """
    call = model.tree.parent(rest)
    if not isinstance(call, ast.Call) or any(model.loops(call)):
        return False
    function, binding = model.tree.function(rest), model.binding(parameter)
    if function is None or binding is None or len(binding.definitions) > 1 or model.function(call) is not function:
        return False
    names = [parameter.arg for parameter in function.args.posonlyargs + function.args.args]
    passed = dict(zip(names[isinstance(call.func, ast.Attribute) :], call.args, strict=False))
    passed |= {keyword.arg or "**": keyword.value for keyword in call.keywords}
    is_rest = passed.pop(parameter.id, None) is rest
    is_plain = all(isinstance(value, ast.Name) and value.id == name for name, value in passed.items())
    return is_rest and is_plain and not any(_passes_all(model, use) for use in model.uses(binding))


def _passes_all(model: "SemanticModel", use: ast.Name) -> bool:
    call = model.tree.parent(use)
    return isinstance(call, ast.Call) and model.function(call) is model.tree.function(use)
