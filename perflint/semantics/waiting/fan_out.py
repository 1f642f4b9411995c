"""Coroutines that a loop starts without waiting for any of them, so that as many run at once as there are items."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from perflint.semantics.bindings import Definition
from perflint.semantics.waiting.openings import without_timeout
from perflint.semantics.waiting.variation import is_paced, names_in

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_GROUPS = {"anyio.create_task_group", "asyncio.TaskGroup", "trio.open_nursery"}
_GROUP_CLASSES = ("anyio.abc.TaskGroup", "asyncio.TaskGroup", "trio.Nursery")
_LOOPS = ("asyncio.AbstractEventLoop",)
_STARTS = {"asyncio.create_task", "asyncio.ensure_future"}
_ADDS = {"add", "append"}
_HOLDS_UP = (ast.Await, ast.AsyncFor, ast.AsyncWith, ast.Break, ast.Return)


class FanOut(NamedTuple):
    """`called` is the coroutine function, `given` its arguments, `target` and `items` what the loop goes through."""

    called: ast.expr
    given: list[ast.expr]
    target: ast.expr | None
    items: ast.expr
    loop: ast.For | ast.expr


def collected(model: "SemanticModel", coroutines: ast.expr) -> Iterator[FanOut]:
    """The loops that have made the coroutines which are handed over to be run all at once: `gather(*coroutines)`."""
    match coroutines:
        case ast.Starred(value=inner) | ast.Call(func=ast.Name(id="list"), args=[inner]):
            yield from collected(model, inner)
        case ast.Call(func=ast.Name(id="map"), args=[called, items]):
            yield FanOut(called, [], None, items, coroutines)
        case ast.ListComp(elt=ast.Call() as call) | ast.GeneratorExp(elt=ast.Call() as call):
            yield from _made_in_loop(model, call)
        case ast.SetComp(elt=ast.Call() as call):
            yield from _made_in_loop(model, call)
        case ast.Name():
            yield from _collected_in_variable(model, coroutines)


def _collected_in_variable(model: "SemanticModel", name: ast.Name) -> Iterator[FanOut]:
    binding = model.binding(name)
    match binding.definitions if binding is not None else ():
        case (Definition(kind="assign" | "annotated", value=ast.List(elts=[]) | ast.Call(args=[])),):
            for use in model.uses(binding) if binding is not None else ():
                method = model.tree.parent(use)
                match method, model.tree.parent(method) if method is not None else None:
                    case ast.Attribute(attr=attr), ast.Call(args=[ast.Call() as call]) if attr in _ADDS:
                        yield from _made_in_loop(model, call)
        case (Definition(kind="assign" | "annotated", value=ast.expr() as value),) if not isinstance(value, ast.Name):
            yield from collected(model, value)


def started(model: "SemanticModel", start: ast.Call) -> Iterator[FanOut]:
    """The loop in which this call starts a coroutine: `group.create_task(fetch(url))`, `start_soon(fetch, url)`."""
    match start:
        case ast.Call(args=[ast.Call() as call, *_]) if model.qualified_name(start.func) in _STARTS:
            yield from _made_in_loop(model, call)
        case ast.Call(func=ast.Attribute(value=group, attr="create_task"), args=[ast.Call() as call, *_]):
            if _is_group(model, group) or model.is_instance(group, *_LOOPS):
                yield from _made_in_loop(model, call)
        case ast.Call(func=ast.Attribute(value=group, attr="start_soon"), args=[called, *given]):
            if _is_group(model, group):
                yield from _in_loop(model, start, called, given)


def _is_group(model: "SemanticModel", group: ast.expr) -> bool:
    binding = model.binding(group) if isinstance(group, ast.Name) else None
    match binding.definitions if binding is not None else ():
        case (Definition(kind="with", value=ast.Call(func=opened)),):
            return model.qualified_name(opened) in _GROUPS
    return model.is_instance(group, *_GROUP_CLASSES)


def _made_in_loop(model: "SemanticModel", call: ast.Call) -> Iterator[FanOut]:
    made = without_timeout(model, call)
    yield from _in_loop(model, call, made.func, [*made.args, *(keyword.value for keyword in made.keywords)])


def _in_loop(model: "SemanticModel", node: ast.Call, called: ast.expr, given: list[ast.expr]) -> Iterator[FanOut]:
    match next(iter(model.loops(node)), None):
        case ast.For(target=target, iter=items) as loop:
            yield FanOut(called, given, target, items, loop)
        case (
            ast.ListComp(generators=[ast.comprehension(target=target, iter=items, is_async=0)])
            | ast.SetComp(generators=[ast.comprehension(target=target, iter=items, is_async=0)])
            | ast.DictComp(generators=[ast.comprehension(target=target, iter=items, is_async=0)])
            | ast.GeneratorExp(generators=[ast.comprehension(target=target, iter=items, is_async=0)])
        ) as loop:
            yield FanOut(called, given, target, items, loop)


def starts_all(model: "SemanticModel", fan_out: FanOut) -> bool:
    """Whether a coroutine is certainly started for each item, with the item, and one right after the other.

    Those without an item of their own are workers, as many as somebody has chosen; a loop that counts what it has
    started may wait for some before it goes on.
    """
    items = names_in(model, [fan_out.target]) if fan_out.target is not None else set()
    if items and items.isdisjoint(names_in(model, fan_out.given)):
        return False
    if not isinstance(fan_out.loop, ast.For):
        return True
    inside = list(model.tree.descendants(fan_out.loop))
    counts = any(isinstance(node, ast.Call) and getattr(node.func, "id", "") == "len" for node in inside)
    return not counts and not any(isinstance(node, _HOLDS_UP) for node in inside) and not is_paced(model, fan_out.loop)
