"""A loop that goes through lines as they are read, instead of reading all of them first: when that is the same."""

import ast
from collections.abc import Iterable

from perflint.semantics.bindings import Binding
from perflint.semantics.equivalence.steady import are_steady_tests, is_steady
from perflint.semantics.equivalence.stretches import catching
from perflint.semantics.equivalence.visibility import is_of_one_function
from perflint.semantics.model import SemanticModel
from perflint.semantics.types import BYTES, INT, STR

_OPENING = {*(f"{module}.open" for module in ("builtins", "bz2", "gzip", "io", "lzma", "pathlib.Path"))}
_TAKING_ALL = {"frozenset", "list", "max", "min", "set", "sorted", "sum", "tuple"}
"""Builtins that go through all that they get, before they return;"""
_COMPARING = {"frozenset", "max", "min", "set"}
"""those of them that do something with an item before they get the next one."""
_LEAVING = (ast.Break, ast.Return, ast.Yield, ast.YieldFrom)


def is_consumed_at_once(model: SemanticModel, generator: ast.AST) -> bool:
    """Whether a comprehension has gone through all items when its statement is done, as not every generator has."""
    if not isinstance(generator, ast.GeneratorExp):
        return True
    match model.tree.parent(generator):
        case ast.Call(func=ast.Name(id=name) as function) if name in _TAKING_ALL:
            return model.qualified_name(function) == f"builtins.{name}"
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join")):
            return True
    return False


def may_be_left(model: SemanticModel, loop: ast.AST) -> bool:
    """Whether a `for` may end, or be left for a while, before its last turn."""
    body = loop.body if isinstance(loop, ast.For) else []
    inside = (node for statement in body for node in (statement, *model.tree.descendants(statement)))
    return any(isinstance(node, _LEAVING) for node in inside)


def shows_nothing(model: SemanticModel, file: ast.expr, loop: ast.AST) -> bool:
    """Whether nothing tells if the lines of a file have been read before the first turn of a loop, or as they come.

    Lines may be such as cannot be read, which ends the loop by an exception. So no turn may raise one of its own before
    that, nor leave anything behind that could be seen by whoever catches it.
    """
    opened = _opened_by(model, file)
    if opened is None:
        return False
    around = [above for above in catching(model, loop) if not _is_opening(model, above)]
    match loop:
        case ast.For(orelse=[], target=target, body=body):
            is_own = _are_private(model, [target], loop)
            return not around and is_own and all(_is_quiet(model, one, loop) for one in body)
        case ast.comprehension(ifs=tests, is_async=0):
            whole = model.tree.parent(loop)
            is_alone = getattr(whole, "generators", None) == [loop]
            is_gone = all(_is_gone_behind(model, file, opened, above) for above in around)
            return is_alone and is_gone and _is_quiet_whole(model, whole) and are_steady_tests(model, tests)
    return False


def _opened_by(model: SemanticModel, file: ast.expr) -> ast.expr | None:
    """The call by which the function itself opens the file, and nobody else gets it under this name."""
    opened: ast.expr | None = file
    if isinstance(file, ast.Name):
        binding = model.binding(file)
        reaching = model.flow.reaching(binding, file) if binding is not None and binding.is_local else []
        opened = reaching[0].value if len(reaching) == 1 else None
    return opened if isinstance(opened, ast.Call) and model.qualified_name(opened.func) in _OPENING else None


def _is_opening(model: SemanticModel, block: ast.AST) -> bool:
    items = block.items if isinstance(block, ast.With) else []
    opened = (item.context_expr for item in items)
    is_open = (isinstance(one, ast.Call) and model.qualified_name(one.func) in _OPENING for one in opened)
    return bool(items) and all(is_open)


def _is_gone_behind(model: SemanticModel, file: ast.expr, opened: ast.expr, block: ast.AST) -> bool:
    """Whether the file is closed, or nobody has it, when an exception comes to this block, so that nobody sees how far
    it has been read."""
    if file is opened:
        return True
    is_entered = isinstance(model.tree.parent(opened), ast.withitem)
    return is_entered and any(node is opened for node in model.tree.descendants(block))


def _is_quiet_whole(model: SemanticModel, whole: ast.AST | None) -> bool:
    match whole:
        case ast.ListComp(elt=element):
            return is_steady(model, element)
        case ast.SetComp(elt=element):
            return is_steady(model, element) and model.type_of(element) in (BYTES, INT, STR)
        case ast.GeneratorExp(elt=element) if is_consumed_at_once(model, whole) and is_steady(model, element):
            taker = model.tree.parent(whole)
            name = getattr(taker.func, "id", "") if isinstance(taker, ast.Call) and not taker.keywords else "sum"
            if name == "sum":
                return model.type_of(element) == INT and not getattr(taker, "keywords", ())
            return name not in _COMPARING or model.type_of(element) in (BYTES, INT, STR)
    return False


def _is_quiet(model: SemanticModel, statement: ast.stmt, loop: ast.For) -> bool:
    """Whether a statement only computes, and puts what it has into variables and new lists of the function."""
    match statement:
        case ast.Pass() | ast.Continue():
            return True
        case ast.If(test=test, body=body, orelse=orelse):
            is_test = are_steady_tests(model, [test])
            return is_test and all(_is_quiet(model, one, loop) for one in (*body, *orelse))
        case ast.Assign(targets=[ast.Name()] as targets, value=value):
            return is_steady(model, value) and _are_private(model, targets, loop)
        case ast.AugAssign(target=ast.Name() as target, op=ast.Add(), value=value):
            is_number = _is_count(model, target)
            return is_number and is_steady(model, value) and _are_private(model, [target], loop)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name() as items, attr="append"), args=[item])):
            return is_steady(model, item) and _is_new_list(model, items, loop)
    return False


def _is_count(model: SemanticModel, target: ast.Name) -> bool:
    """Whether a variable gets nothing but whole numbers, and what is added to it is one, too."""
    binding = model.binding(target)
    given = [definition.value for definition in binding.definitions] if binding is not None else [None]
    return all(value is not None and model.type_of(value) == INT for value in given)


def _is_new_list(model: SemanticModel, items: ast.Name, loop: ast.For) -> bool:
    """Whether the function has made the list, and nobody else has it while the loop runs."""
    binding = model.binding(items)
    if binding is None or not isinstance(binding.only_value, ast.List) or not _is_private(model, binding, loop):
        return False
    return all(use.lineno > loop.lineno for use in model.uses(binding))


def _are_private(model: SemanticModel, targets: Iterable[ast.expr], loop: ast.For) -> bool:
    bindings = [model.binding(target) if isinstance(target, ast.Name) else None for target in targets]
    return all(binding is not None and _is_private(model, binding, loop) for binding in bindings)


def _is_private(model: SemanticModel, binding: Binding, loop: ast.For) -> bool:
    """Whether a variable belongs to the function around the loop alone: gone when an exception leaves that."""
    return binding.scope.node is model.tree.function(loop) and is_of_one_function(model, binding)
