"""What is known about the containers that a loop works on: how large, how used, since when."""

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Definition
from perflint.semantics.effects import path_of
from perflint.syntax.walker import Loop

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

FEW = 8
"""So many items or turns are few: below, the better structure costs as much to build as it saves."""

_ENDS = (0, -1)
_KEEPS_SIZE = {"enumerate", "frozenset", "list", "reversed", "set", "sorted", "tuple"}


class Containers:
    """Answers for one module."""

    def __init__(self, model: "SemanticModel") -> None:
        self._model = model

    def outlived_loop(self, items: ast.expr, node: ast.AST) -> Loop | None:
        """The innermost loop around `node` that does not give `items` a new value on each turn.

        None if there is no such loop, or if it has certainly few turns.
        """
        path = path_of(items)
        if path is None:
            return None
        for loop in self._model.tree.loops(node):
            if not self._model.changes_in(loop).rebind(path):
                return None if self.is_short(loop) else loop
        return None

    def is_short(self, loop: Loop) -> bool:
        """Whether the loop certainly has few turns: it runs over a short display or a short range."""
        iterables = iterables_of(loop)
        return len(iterables) == 1 and self.is_small(iterables[0])

    def is_small(self, items: ast.expr) -> bool:
        """Whether `items` certainly never has more than a few items."""
        limit = self.size_limit(items)
        return limit is not None and limit <= FEW

    def size_limit(self, items: ast.expr) -> int | None:
        """The most items that `items` can certainly ever have, None if unknown."""
        match items:
            case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
                return None if any(isinstance(item, ast.Starred) for item in elements) else len(elements)
            case ast.Dict(keys=keys):
                return None if None in keys else len(keys)
            case ast.Constant(value=str() | bytes() as text):
                return len(text)
            case ast.Call(func=ast.Name(id="range"), args=[*bounds]) if bounds:
                return _range_limit(bounds)
            case ast.Call(
                func=ast.Name(id="enumerate" | "reversed" | "sorted" | "list" | "tuple" | "set"), args=[inner]
            ):
                return self.size_limit(inner)
            case ast.Call(func=ast.Attribute(value=inner, attr="items" | "keys" | "values"), args=[]):
                return self.size_limit(inner)
            case ast.Call(func=ast.Name(id="map" | "filter"), args=[_, inner]):
                return self.size_limit(inner)
            case ast.ListComp(generators=[only]) | ast.SetComp(generators=[only]) | ast.GeneratorExp(generators=[only]):
                return self.size_limit(only.iter)
            case ast.Name() | ast.Attribute():
                return self._largest(self._values(items))
        return None

    def _largest(self, values: Iterable[ast.expr | None]) -> int | None:
        sizes = [self.size_limit(value) if value is not None and _is_display(value) else None for value in values]
        known = [size for size in sizes if size is not None]
        if len(known) < len(sizes) or not any(known):
            return None  # What is empty, and stays so here, is filled by others.
        return max(known)

    def _values(self, items: ast.Name | ast.Attribute) -> list[ast.expr | None]:
        """The values that the name or attribute may have, if it never grows afterwards; else one unknown."""
        match items:
            case ast.Name():
                binding = self._model.binding(items)
                if binding is None:
                    return [None]
                values = [d.value if _is_plain(d) else None for d in self._model.flow.reaching(binding, items)]
                if all(isinstance(value, ast.Tuple | ast.Constant) for value in values):
                    return values  # Whatever is done with it, it can't grow.
                return [None] if self._may_grow(items.id, [binding.scope.node, *self._users(items)]) else values
            case ast.Attribute(value=ast.Name() as owner, attr=attr):
                cls = self._model.classes.self_class(owner)
                if cls is None or self._may_grow(path_of(items) or "", list(cls.methods.values())):
                    return [None]
                return [place.value for place in self._model.classes.attributes(cls).get(attr, [])] or [None]
        return [None]

    def _users(self, name: ast.Name) -> list[ast.AST]:
        """The functions of the module that use a global name."""
        binding = self._model.binding(name)
        if binding is None or binding.scope.kind != "module":
            return []
        functions = (self._model.tree.function(use) for use in self._model.bindings.uses(binding))
        return [function for function in functions if function is not None]

    def _may_grow(self, path: str, regions: Iterable[ast.AST]) -> bool:
        for region in regions:
            if isinstance(region, ast.Module):
                continue  # Code at import time fills tables; only what functions do comes later.
            changes = self._model.changes_in(region)
            if path in changes.grown or changes.is_passed(path):
                return True
        return False

    def is_indexed(self, items: ast.expr, region: ast.AST) -> bool:
        """Whether `region` reads or sets items by a position other than the ends, or by a slice."""
        path = path_of(items)
        for node in self._model.tree.descendants(region):
            match node:
                case ast.Subscript(value=value, slice=index) if path_of(value) == path and not is_end(index):
                    return True
        return False


def _is_plain(definition: Definition) -> bool:
    return definition.kind in ("assign", "annotated", "walrus")


def _is_display(value: ast.expr) -> bool:
    return isinstance(value, ast.List | ast.Tuple | ast.Set | ast.Dict | ast.Constant)


def is_end(index: ast.expr) -> bool:
    """Whether it is the position of the first item or of the last one."""
    match index:
        case ast.Constant(value=int(position)):
            return position in _ENDS
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)):
            return True
    return False


def iterables_of(loop: Loop) -> list[ast.expr]:
    """What the loop runs over; nothing for a `while`."""
    match loop:
        case ast.For(iter=iterable) | ast.AsyncFor(iter=iterable):
            return [iterable]
        case ast.While():
            return []
    return [generator.iter for generator in loop.generators]


def _range_limit(bounds: list[ast.expr]) -> int | None:
    numbers = [number for bound in bounds if (number := _number(bound)) is not None]
    if len(numbers) != len(bounds) or len(numbers) > 3 or 0 in numbers[2:]:
        return None
    return len(range(*numbers))


def _number(bound: ast.expr) -> int | None:
    match bound:
        case ast.Constant(value=int(number)):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return -number
    return None
