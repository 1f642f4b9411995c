"""A loop over the names in a directory comes to go over its entries, which know what they are."""

import ast
from collections.abc import Iterator, Sequence

from perflint.knowledge.purity import is_pure
from perflint.rewrites.steps import Fresh, Imported, Part, Step, code, remove, replace
from perflint.rewrites.streaming import is_consumed_at_once, may_be_left
from perflint.semantics.bindings import Binding
from perflint.semantics.effects import path_of, steps_of
from perflint.semantics.equivalence.visibility import is_read_after
from perflint.semantics.model import SemanticModel

_ADDING = {"append", "add", "print"}


def scanned(
    model: SemanticModel,
    source: ast.For | ast.comprehension,
    directory: ast.expr,
    asked: Sequence[tuple[ast.Call, str]],
) -> tuple[Step, ...]:
    """The steps that make a loop over `os.listdir(directory)` one over `os.scandir`; none if that is not mechanical.

    `asked` are the calls that ask the system about the path of a name, with the method of an entry that answers.
    """
    target = source.target
    binding = model.binding(target) if isinstance(target, ast.Name) else None
    loop = source if isinstance(source, ast.For) else model.tree.parent(source)
    if binding is None or loop is None or not _is_of_loop(model, binding, target, loop):
        return ()
    if not _stays(model, directory, loop):
        return ()
    calls = {call for call, _ in asked}
    listing = _listing(model, source, loop, directory, calls)
    entry: Part = target if binding.name == "entry" else Fresh("entry")
    answers = [replace(call, f"$entry.{method}()", entry=entry) for call, method in asked]
    inside = {*model.tree.descendants(loop)}
    uses = [use for use in model.uses(binding) if use in inside]
    others = [*_others(model, uses, directory, calls, entry)]
    renamed = [] if entry is target else [replace(target, "$entry", entry=entry)]
    return (*renamed, *listing, *answers, *others) if listing else ()


def _stays(model: SemanticModel, directory: ast.expr, loop: ast.AST) -> bool:
    """Whether this is the same directory all through the loop. What is a path is not changed in place."""
    path, changes = path_of(directory) or "", model.changes_in(loop)
    is_told = bool(path) or isinstance(directory, ast.Constant)
    return is_told and steps_of(path).isdisjoint(changes.rebound | changes.mutated)


def _is_of_loop(model: SemanticModel, binding: Binding, target: ast.expr, loop: ast.AST) -> bool:
    """Whether the loop alone gives the name its values, where it is used inside; nothing uses the last one after it."""
    inside = {*model.tree.descendants(loop)}
    if any(one.node is not target and one.node in inside for one in binding.definitions):
        return False
    return not is_read_after(model, loop, target)


def _listing(
    model: SemanticModel,
    source: ast.For | ast.comprehension,
    loop: ast.AST,
    directory: ast.expr,
    asked: set[ast.Call],
) -> tuple[Step, ...]:
    """The entries instead of the names: in the order of their names, or all of them before anything happens to them."""
    scan = code("$scandir($directory)", scandir=Imported("os.scandir"), directory=directory)
    match source.iter:
        case ast.Call(func=ast.Name(id="sorted"), args=[ast.Call()], keywords=[]):
            key = Imported("operator.attrgetter")
            return (replace(source.iter, 'sorted($scan, key=$attrgetter("name"))', scan=scan, attrgetter=key),)
        case ast.Call(func=ast.Name(id="sorted")):
            return ()
    is_calm = is_consumed_at_once(model, loop) and not may_be_left(model, loop) and _is_calm(model, loop, asked)
    return (replace(source.iter, "$scan" if is_calm else "list($scan)", scan=scan),)


def _is_calm(model: SemanticModel, loop: ast.AST, asked: set[ast.Call]) -> bool:
    """Whether no turn does anything that may change the directory."""
    body = [*loop.body] if isinstance(loop, ast.For) else [loop]
    calls = (node for part in body for node in (part, *model.tree.descendants(part)) if isinstance(node, ast.Call))
    return all(call in asked or _is_harmless(model, call) for call in calls)


def _is_harmless(model: SemanticModel, call: ast.Call) -> bool:
    name = model.qualified_name(call.func) or ""
    last = getattr(call.func, "attr", getattr(call.func, "id", ""))
    is_known = is_pure(name) or name in ("os.listdir", "os.path.join") or last in _ADDING
    return is_known or (isinstance(call.func, ast.Attribute) and is_pure(f"builtins.str.{last}"))


def _others(
    model: SemanticModel, uses: list[ast.Name], directory: ast.expr, asked: set[ast.Call], entry: Part
) -> Iterator[Step]:
    """What becomes of the names and paths that the loop uses otherwise."""
    for use in uses:
        path = model.tree.parent(use)
        whole = path if isinstance(path, ast.Call) and _is_joined(model, path, directory, use) else use
        if any(above in asked for above in (whole, *model.tree.ancestors(whole))):
            continue
        assigned = model.tree.parent(whole)
        if whole is use:
            yield replace(use, "$entry.name", entry=entry)
        elif isinstance(assigned, ast.Assign) and _is_only_asked(model, assigned, asked):
            yield remove(assigned)
        else:
            yield replace(whole, "$entry.path", entry=entry)


def _is_joined(model: SemanticModel, path: ast.Call, directory: ast.expr, name: ast.Name) -> bool:
    """Whether this puts together the directory and the name."""
    match path:
        case ast.Call(func=function, args=[first, second], keywords=[]) if second is name:
            return model.qualified_name(function) == "os.path.join" and ast.dump(first) == ast.dump(directory)
    return False


def _is_only_asked(model: SemanticModel, assigned: ast.Assign, asked: set[ast.Call]) -> bool:
    """Whether the path is kept for nothing but asking about it."""
    match assigned.targets:
        case [ast.Name() as path] if (binding := model.binding(path)) is not None:
            uses = model.uses(binding)
            return len(binding.definitions) == 1 and all(model.tree.parent(use) in asked for use in uses)
    return False
