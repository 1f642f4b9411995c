"""Functions that call themselves, and by that compute the same values again and again."""

import ast
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from perflint.knowledge.purity import is_pure
from perflint.syntax.grammar import children
from perflint.syntax.recursion import Steps, are_made_together, steps_of

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_STATEMENTS = (
    ast.AnnAssign,
    ast.Assert,
    ast.Assign,
    ast.AugAssign,
    ast.Break,
    ast.Continue,
    ast.For,
    ast.If,
    ast.Match,
    ast.Pass,
    ast.Raise,
    ast.Return,
    ast.While,
)
_EFFECTS = (ast.Await, ast.Lambda, ast.Yield, ast.YieldFrom)
_GROUPS = (ast.Dict, ast.DictComp, ast.JoinedStr, ast.List, ast.ListComp, ast.Set, ast.SetComp)


class Overlap(NamedTuple):
    """Calls of itself that meet in equal arguments, the parameters that they change, and what they pass on as it is."""

    calls: tuple[ast.Call, ...]
    changed: list[str]
    kept: list[ast.expr]


def overlap_in(model: "SemanticModel", function: ast.FunctionDef) -> Overlap | None:
    """How a pure function of numbers certainly calls itself with equal arguments again and again, None if not certain.

    By two calls where one run makes both, or by one that a loop makes on each of its turns.
    """
    calls = _calls(model, function) if _has_harmless_form(function) and _mentions_itself(model, function) else []
    steps = {call: found for call in calls if (found := steps_of(call, function, model.tree))}
    nodes = list(_nodes(function)) if steps else []
    if not all(_is_harmless(model, node, function) and not _may_give_more(model, node) for node in nodes):
        return None
    for pair in combinations(sorted(steps, key=lambda call: (call.lineno, call.col_offset)), 2):
        if _commute(steps[pair[0]], steps[pair[1]]) and are_made_together(*pair, model.tree):
            return _overlap(pair, steps)
    by_turns = (
        call for call in steps if _kinds(steps[call]) in ({"turn"}, {"turn", "same"}, {"turn", "same", "offset"})
    )
    return next((_overlap((call,), steps) for call in by_turns), None)


def _overlap(calls: tuple[ast.Call, ...], steps: dict[ast.Call, Steps]) -> Overlap:
    changed = {name: None for call in calls for name, step in steps[call].items() if step.kind != "same"}
    kept = [step.value for name, step in steps[calls[0]].items() if name not in changed]
    return Overlap(calls, [*changed], kept)


def _has_harmless_form(function: ast.FunctionDef) -> bool:
    """Whether its statements, after a docstring, are such that have no effect: most functions are done with by that."""
    body = function.body[1:] if isinstance(function.body[0], ast.Expr) else function.body
    return all(isinstance(statement, _STATEMENTS) for statement in body)


def _mentions_itself(model: "SemanticModel", function: ast.FunctionDef) -> bool:
    """Whether its own name is among those that the walk has noted in it."""
    own = function.name
    inside = model.bindings.inside(model.scope_around(function))
    return any(name.id == own for scope in inside for name in scope.names)


def _calls(model: "SemanticModel", function: ast.FunctionDef) -> list[ast.Call]:
    """The calls of itself, if its name means nothing else."""
    calls = []
    for node in model.tree.descendants(function):
        match node:
            case ast.Call(func=ast.Name(id=name) as called) if name == function.name:
                binding = model.binding(called)
                definitions = binding.definitions if binding is not None else ()
                if [definition.node for definition in definitions] != [function]:
                    return []
                calls.append(node)
    return calls


def _commute(one: Steps, other: Steps) -> bool:
    """Whether the second call of the first call has the arguments of the first call of the second, or both the same."""
    return _texts(one) == _texts(other) or _kinds(one) | _kinds(other) <= {"same", "offset"}


def _texts(steps: Steps) -> dict[str, str]:
    return {name: ast.dump(step.value) for name, step in steps.items()}


def _kinds(steps: Steps) -> set[str]:
    return {step.kind for step in steps.values()}


def _nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What a run of the function evaluates, but for its errors."""
    stack: list[ast.AST] = [*function.body[ast.get_docstring(function) is not None :]]
    while stack:
        node = stack.pop()
        if not isinstance(node, ast.Raise):
            yield node
            stack += children(node)


def _is_harmless(model: "SemanticModel", node: ast.AST, function: ast.FunctionDef) -> bool:
    match node:
        case ast.Call(func=called):
            return (isinstance(called, ast.Name) and called.id == function.name) or is_pure(
                model.qualified_name(called) or ""
            )
        case ast.Attribute():
            return model.qualified_name(node) is not None
        case ast.Subscript(ctx=ast.Store()):
            return False
        case ast.Name(ctx=ast.Load()):
            return _is_settled(model, node, function)
        case ast.Name(id=name):
            return all(parameter.arg != name for parameter in function.args.args)
    return isinstance(node, _STATEMENTS) if isinstance(node, ast.stmt) else not isinstance(node, _EFFECTS)


def _is_settled(model: "SemanticModel", name: ast.Name, function: ast.FunctionDef) -> bool:
    """Whether the variable is the function's own, or has one value for good."""
    binding = model.binding(name)
    if binding is None or binding.scope.node is function or binding.scope.kind == "comprehension":
        return True
    kinds = [definition.kind for definition in binding.definitions]
    if kinds in (["class"], ["function"], ["import"]):
        return True
    changes = model.changes_in(binding.scope.node)
    is_changed = name.id in changes.mutated or changes.is_passed(name.id) or name.id in changes.methods
    return len(kinds) == 1 and not is_changed and not any(model.loops(binding.definitions[0].node))


def _may_give_more(model: "SemanticModel", node: ast.AST) -> bool:
    """Whether the function makes text or a container here that may be its result: one only handed on is not."""
    match node:
        case ast.Return(value=ast.Tuple() | ast.Constant(value=None) | None):
            return True
        case ast.Constant(value=str()):
            pass
        case _ if not isinstance(node, _GROUPS):
            return False
    return not isinstance(model.tree.parent(node), ast.Call | ast.Compare)
