"""What may be evaluated earlier than it is: once before a loop instead of on each of its turns."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.semantics.equivalence.raising import is_bound, is_container, never_raises
from perflint.semantics.escapes import has_other_name
from perflint.semantics.quiet import is_quiet
from perflint.syntax.statements import TRIES, block_of

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_IMMUTABLE = ("builtins.bytes", "builtins.float", "builtins.int", "builtins.range", "builtins.str")
_CONSUMING = {f"builtins.{name}" for name in ("all", "any", "dict", "frozenset", "list", "max", "min", "set")}
_CONSUMING |= {"builtins.sorted", "builtins.str.join", "builtins.sum", "builtins.tuple"}


def may_be_earlier(model: "SemanticModel", expr: ast.expr, place: ast.stmt) -> bool:
    """Whether nothing speaks against evaluating `expr` before the statement `place`, which is around it.

    This does: it is in a `with`, or in a `try` and may raise an exception; it means variables of a comprehension, or
    some that may have no value yet, or is in a function or class of its own; or the code asks first about what is in
    it: `ids and row in set(ids)`.
    """
    names = _names(expr)
    if any(_is_unknown(model, name, expr, place) for name in names) or _is_in_class(model, place):
        return False
    below: ast.AST = expr
    for above in model.tree.ancestors(expr):
        if isinstance(above, ast.With | ast.AsyncWith | ast.Lambda | ast.ExceptHandler | ast.match_case):
            return False
        if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and above is not place:
            return False
        if isinstance(above, TRIES) and not never_raises(model, expr, place):
            return False
        asked = {name.id for guard in _asked_before(above, below) for name in _names(guard)}
        if asked & {name.id for name in names}:
            return False
        if above is place:
            return True
        below = above
    return False


def is_certainly_same(model: "SemanticModel", expr: ast.expr, place: ast.stmt, region: ast.AST) -> bool:
    """Whether nothing is different if `expr`, which is the same all through the region, is evaluated before `place`.

    So it certainly raises nothing, however many turns a loop has, and nothing in the region could change it, by
    whatever name.
    """
    if model.tree.function(place) is None or not never_raises(model, expr, place) or _is_lazy(model, expr, region):
        return False
    own = {name.id for name in _names(expr) if isinstance(name.ctx, ast.Store)}
    variables = [name for name in _names(expr) if name.id not in own and model.bindings.binding(name) is not None]
    held = [name for name in variables if not _is_imported(model, name)]
    if all(model.is_instance(name, *_IMMUTABLE) for name in held):
        return True
    changed = model.changes_in(region).mutated
    return (
        is_quiet(model, region)
        and all(is_container(model, items) for items in _gone_through(model, region))
        and not any(has_other_name(model, name) for name in _names(region) if name.id in changed)
    )


def _names(expr: ast.AST) -> list[ast.Name]:
    nodes = [expr, *ast.walk(expr)]
    return [node for node in nodes if isinstance(node, ast.Name)]


def _is_unknown(model: "SemanticModel", name: ast.Name, expr: ast.expr, place: ast.stmt) -> bool:
    """Whether the name may have no value, or another one, before the statement."""
    binding = model.binding(name)
    if binding is None or not binding.is_local:
        return False
    home = binding.scope.node
    if binding.scope.kind == "comprehension":
        return home is not expr and home not in model.tree.descendants(expr)
    return home is model.tree.function(place) and not is_bound(model, name, place)


def _gone_through(model: "SemanticModel", region: ast.AST) -> Iterator[ast.expr]:
    """What the loops of the region go through."""
    for node in [region, *model.tree.descendants(region)]:
        if isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            yield node.iter


def _is_in_class(model: "SemanticModel", place: ast.stmt) -> bool:
    """Whether a variable that is made there belongs to a class."""
    for above in model.tree.ancestors(place):
        if isinstance(above, ast.ClassDef):
            return True
        if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
    return False


def _is_imported(model: "SemanticModel", name: ast.Name) -> bool:
    binding = model.binding(name)
    return binding is not None and all(one.kind == "import" for one in binding.definitions)


def _asked_before(above: ast.AST, below: ast.AST) -> Iterator[ast.expr]:
    """What is asked before `below`, a part of `above`, is evaluated at all."""
    match above:
        case ast.BoolOp(values=values) if below in values:
            yield from values[: values.index(below)]
        case ast.IfExp(test=test) | ast.If(test=test) | ast.While(test=test) if below is not test:
            yield test
        case ast.comprehension(ifs=tests) if below in tests:
            yield from tests[: tests.index(below)]
        case ast.ListComp(generators=generators) | ast.SetComp(generators=generators):
            yield from (test for one in generators if below is not one for test in one.ifs)
        case ast.DictComp(generators=generators) | ast.GeneratorExp(generators=generators):
            yield from (test for one in generators if below is not one for test in one.ifs)
    if isinstance(below, ast.stmt):
        yield from _left_before(above, below)


def _left_before(above: ast.AST, statement: ast.stmt) -> Iterator[ast.expr]:
    """The conditions under which the statements before this one leave it out: `if not ids: continue`."""
    block = block_of(above, statement)
    for one in block[: block.index(statement)] if block else []:
        match one:
            case ast.If(test=test, body=[*_, ast.Continue() | ast.Break() | ast.Return() | ast.Raise()]):
                yield test
            case ast.Assert(test=test):
                yield test


def _is_lazy(model: "SemanticModel", expr: ast.expr, region: ast.AST) -> bool:
    """Whether a generator in the region evaluates it, which may run later than the region does."""
    for above in model.tree.ancestors(expr):
        if isinstance(above, ast.GeneratorExp):
            taker = model.tree.parent(above)
            if not isinstance(taker, ast.Call) or model.qualified_name(taker.func) not in _CONSUMING:
                return True
        if above is region:
            return False
    return False
