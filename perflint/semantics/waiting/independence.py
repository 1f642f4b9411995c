"""Turns of a loop, and calls of a function, that see nothing of each other."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.effects import path_of
from perflint.semantics.moments.promptness import is_prompt
from perflint.syntax.turns import is_in_a_branch

if TYPE_CHECKING:
    from perflint.semantics.model import FunctionDef, SemanticModel

_ADDS = {"add", "append", "extend", "update"}
_SHARES = (ast.Global, ast.Nonlocal, ast.Yield, ast.YieldFrom)


def leaves_no_trace(model: "SemanticModel", function: "FunctionDef") -> bool:
    """Whether the function certainly changes nothing but what it has made itself, as far as it shows."""
    if any(isinstance(node, _SHARES) for node in model.tree.descendants(function)):
        return False
    changes = model.changes_in(function)
    parameters = {name for name, _ in model.scope_around(function).definitions}
    own = {path for path in changes.rebound if "." not in path} - parameters
    return all(_root(path) in own for path in changes.mutated | (changes.rebound - parameters))


def turns_add_up(model: "SemanticModel", loop: ast.For) -> bool:
    """Whether no turn sees anything that another has done, and something is left when all have run.

    What a turn sets it has to set before it reads it, and what all turns have in common they may only add to. A method
    of a common object must be harmless or awaited: what is waited for is another question.
    """
    inside = [node for statement in loop.body for node in (statement, *model.tree.descendants(statement))]
    changes = model.changes_in(loop)
    items = {node.id for node in (loop.target, *model.tree.descendants(loop.target)) if isinstance(node, ast.Name)}
    own = items | {name for name in changes.rebound if _is_set_first(model, name, inside, loop)}
    common = {path for path in changes.rebound | changes.mutated if _root(path) not in own}
    if not common and not any("." in path and _root(path) in items for path in changes.rebound):
        return False
    if any(path_of(node) in common and not _is_added_to(model, node) for node in inside):
        return False
    return not any(isinstance(node, ast.Call) and _may_carry(model, node, own, common) for node in inside)


def _root(path: str) -> str:
    return path.partition(".")[0]


def _is_set_first(model: "SemanticModel", name: str, inside: list[ast.AST], loop: ast.For) -> bool:
    """Whether each turn certainly gives the variable a value before it reads it; comprehensions do with their own."""
    found = [node for node in inside if isinstance(node, ast.Name) and node.id == name and _is_of_loop(model, node)]
    first = min(found, key=lambda node: _order(model, node), default=None)
    if first is None or not isinstance(first.ctx, ast.Store) or isinstance(model.tree.parent(first), ast.AugAssign):
        return first is None
    return not is_in_a_branch(model.tree, first, loop)


def _is_of_loop(model: "SemanticModel", name: ast.Name) -> bool:
    binding = model.binding(name)
    return binding is None or binding.scope.kind != "comprehension"


def _order(model: "SemanticModel", name: ast.Name) -> tuple[int, int, bool]:
    """A statement reads before it sets."""
    statement = model.tree.statement(name)
    return statement.lineno, statement.col_offset, isinstance(name.ctx, ast.Store)


def _is_added_to(model: "SemanticModel", node: ast.AST) -> bool:
    match model.tree.parent(node):
        case ast.Attribute(attr=method) as above if method in _ADDS:
            return isinstance(model.tree.parent(above), ast.Call)
        case ast.Subscript(value=container, ctx=ast.Store()):
            return container is node
        case ast.AugAssign(target=target):
            return target is node
    return False


def _may_carry(model: "SemanticModel", call: ast.Call, own: set[str], common: set[str]) -> bool:
    """Whether the call may change something that the call of another turn reads."""
    function = model.function(call)
    if function is not None:
        return not leaves_no_trace(model, function)
    if not isinstance(call.func, ast.Attribute) or isinstance(model.tree.parent(call), ast.Await | ast.withitem):
        return False
    receiver = path_of(call.func.value)
    if receiver is None or _root(receiver) in own or receiver in common:
        return False
    is_of_module = model.qualified_name(call.func) is not None and model.type_of(call.func.value) is None
    return not is_of_module and not is_prompt(model, call)
