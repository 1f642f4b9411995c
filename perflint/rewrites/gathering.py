"""Awaits that come one after the other are all started, and waited for together."""

import ast

from perflint.rewrites.containers import heads_of
from perflint.rewrites.steps import Code, Fresh, Imported, Part, Several, Step, code, insert_before, remove, replace
from perflint.semantics.effects import path_of
from perflint.semantics.equivalence.visibility import is_read_after
from perflint.semantics.model import SemanticModel
from perflint.semantics.waiting.places import event_loop, may_wait

_ITERABLE_AGAIN = ("builtins.dict", "builtins.list", "builtins.range", "builtins.set", "builtins.str", "builtins.tuple")
_ASYNCIO = Imported("asyncio")


def gathered_items(model: SemanticModel, wait: ast.Await) -> tuple[Step, ...]:
    """The steps by which a loop over items waits for all of them at once; none if that is not mechanical.

    The loop is a list comprehension of what it waits for, or a `for` that waits at its beginning.
    """
    loop = next(iter(model.loops(wait)), None)
    if event_loop(model) != "asyncio" or not isinstance(loop, ast.expr | ast.stmt) or not _may_gather(model, loop):
        return ()
    match loop:
        case ast.ListComp(elt=element, generators=generators) if element is wait:
            return (replace(loop, "$all", all=_gather(wait, generators)),)
        case ast.For(orelse=[], body=[ast.Expr(value=ast.Call(func=ast.Attribute(attr="append") as append) as call)]):
            return _extended(model, loop, append.value, call, wait)
        case ast.For(body=[ast.Assign(targets=[ast.Name() as answer], value=value) as first, _, *_]) if value is wait:
            return _looped(model, loop, first, answer, wait)
    return ()


def gathered_statements(statements: list[ast.stmt]) -> tuple[Step, ...]:
    """The steps by which assignments that follow each other wait together: `user, orders = await gather(...)`.

    None if one of them does anything else than giving one variable what it waits for.
    """
    answers: list[ast.expr] = []
    calls: list[ast.expr] = []
    for statement in statements:
        match statement:
            case ast.Assign(targets=[ast.Name() as answer], value=ast.Await(value=call)):
                answers.append(answer)
                calls.append(call)
            case _:
                return ()
    if len({ast.dump(answer) for answer in answers}) < len(statements):
        return ()
    holes = [f"answer_{number}" for number in range(len(answers))]
    template = f"{', '.join(f'${hole}' for hole in holes)} = await $asyncio.gather($calls)"
    parts: dict[str, Part] = dict(zip(holes, answers, strict=True))
    together = replace(statements[0], template, asyncio=_ASYNCIO, calls=Several(tuple(calls)), **parts)
    return (together, *map(remove, statements[1:]))


def _may_gather(model: SemanticModel, loop: ast.expr | ast.stmt) -> bool:
    """Whether the loop stands where one can wait, and has no other one in its head."""
    match loop:
        case ast.ListComp(generators=generators):
            inside = (node for one in generators for node in model.tree.descendants(one))
            return may_wait(model, loop) and not any(isinstance(node, ast.Await | ast.NamedExpr) for node in inside)
    return isinstance(loop, ast.For)


def _gather(wait: ast.Await, generators: list[ast.comprehension]) -> Code:
    """`await asyncio.gather(*[ask(item) for item in items])`"""
    heads, parts = heads_of(generators)
    return code(f"await $asyncio.gather(*[$call{heads}])", asyncio=_ASYNCIO, call=wait.value, **parts)


def _of_loop(loop: ast.For, wait: ast.Await) -> Code:
    return _gather(wait, [ast.comprehension(target=loop.target, iter=loop.iter, ifs=[], is_async=0)])


def _extended(
    model: SemanticModel, loop: ast.For, found: ast.expr, append: ast.Call, wait: ast.Await
) -> tuple[Step, ...]:
    """`found.extend(...)` for a loop that does nothing but append to a list what it waits for."""
    if append.args != [wait] or not isinstance(found, ast.Name) or not _is_list(model, found):
        return ()
    if not _needs_items_only_for(model, loop, wait):
        return ()
    return (replace(loop, "$found.extend($all)", found=found, all=_of_loop(loop, wait)),)


def _looped(
    model: SemanticModel, loop: ast.For, first: ast.Assign, answer: ast.Name, wait: ast.Await
) -> tuple[Step, ...]:
    """A loop over the answers; over the items too, if it uses them otherwise and they can be gone through again."""
    if _needs_items_only_for(model, loop, wait):
        return (
            replace(loop.target, "$answer", answer=answer),
            replace(loop.iter, "$all", all=_of_loop(loop, wait)),
            remove(first),
        )
    path = path_of(loop.iter)
    if path is None or not model.is_instance(loop.iter, *_ITERABLE_AGAIN) or model.changes_in(loop).touch(path):
        return ()
    answers = Fresh("answers")
    return (
        insert_before(loop, "$answers = $all", answers=answers, all=_of_loop(loop, wait)),
        replace(loop.target, "$target, $answer", target=loop.target, answer=answer),
        replace(loop.iter, "zip($items, $answers)", items=loop.iter, answers=answers),
        remove(first),
    )


def _is_list(model: SemanticModel, expr: ast.expr) -> bool:
    """Not of a derived class, which may do more when something is appended."""
    type_ = model.type_of(expr)
    return type_ is not None and type_.name == "builtins.list"


def _needs_items_only_for(model: SemanticModel, loop: ast.For, wait: ast.Await) -> bool:
    """Whether nothing but the wait reads the items, in the loop and after it."""
    names = {part.id for part in (loop.target, *model.tree.descendants(loop.target)) if isinstance(part, ast.Name)}
    waiting = {*model.tree.descendants(wait)}
    inside = (node for statement in loop.body for node in model.tree.descendants(statement))
    others = (node for node in inside if isinstance(node, ast.Name) and node not in waiting)
    return names.isdisjoint(node.id for node in others) and not is_read_after(model, loop, loop.target)
