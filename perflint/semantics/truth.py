"""Values of which only the truth matters."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_ASKING = ("builtins.all", "builtins.any", "builtins.bool")


def is_tested(model: "SemanticModel", node: ast.expr) -> bool:
    """Whether it certainly only matters if the value of `node` is true, or is None, and not which value it is."""
    above = model.tree.parent(node)
    match above:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) | ast.Assert(test=test):
            return test is node
        case ast.comprehension(ifs=tests):
            return node in tests
        case ast.UnaryOp(op=ast.Not()):
            return True
        case ast.Compare(ops=[ast.Is() | ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return True
        case ast.BoolOp():
            return is_tested(model, above)
        case ast.Call(func=function):
            return model.qualified_name(function) in _ASKING
        case ast.GeneratorExp(elt=item) | ast.ListComp(elt=item) if item is node:
            asking = model.tree.parent(above)
            return isinstance(asking, ast.Call) and model.qualified_name(asking.func) in _ASKING
    return False
