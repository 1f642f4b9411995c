"""Ways through a collection that look for the items with a certain key: `for x in xs: if x.id == wanted: ...`."""

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

from perflint.syntax.grammar import ids_in, nodes_in
from perflint.syntax.growth import is_same_place
from perflint.syntax.tree import Tree

_COUNTING: dict[str, type[ast.cmpop]] = {"any": ast.Eq, "all": ast.NotEq, "sum": ast.Eq}
"""What finds equal items by the values of a generator, and the comparison that gives each value then."""


class Search(NamedTuple):
    """A walk through `items` that does nothing but find those whose `key` equals `wanted`.

    `walker` is the loop or the call of `filter`, and `iterated` what it goes through: `items` itself, or
    `items.values()` and the like. The key is made from `variables`, which the walk binds anew for each item; what is
    wanted is not. `found` is what a `for` does with what it finds. `is_for_key` says that the key is that of the
    mapping `items`.
    """

    walker: ast.AST
    iterated: ast.expr
    items: ast.expr
    test: ast.Compare
    key: ast.expr
    wanted: ast.expr
    variables: frozenset[str]
    found: tuple[ast.stmt, ...]
    is_for_key: bool

    @property
    def parts(self) -> tuple[ast.expr, ast.expr, ast.expr]:
        """The items, the key and what is wanted."""
        return self.items, self.key, self.wanted


class _Walk(NamedTuple):
    """What goes through something, and the tests that all have to hold for an item, or else it is passed by."""

    walker: ast.AST
    target: ast.expr
    iterated: ast.expr
    tests: list[ast.expr]
    operator: type[ast.cmpop] = ast.Eq
    found: tuple[ast.stmt, ...] = ()


class _Source(NamedTuple):
    """The collection behind what is iterated, what each step binds of it, and the method or function in between."""

    items: ast.expr
    item: ast.expr
    access: str = ""


def searches_in(walker: ast.AST, parent: Callable[[ast.AST], ast.AST | None]) -> Iterator[Search]:
    """The searches that a `for`, a comprehension or a call of `filter` makes; `parent` gives the node above one."""
    for walk in _walks(walker, parent):
        for test in walk.tests:
            match test:
                case ast.Compare(ops=[operator]) if isinstance(operator, walk.operator):
                    yield from _search(walk, test)


def is_for_first(search: Search, tree: Tree) -> bool:
    """Whether the search is over with the first item that it finds, or throws the others away."""
    if isinstance(search.walker, ast.For):
        return isinstance(search.found[-1], ast.Break | ast.Return | ast.Raise)
    if isinstance(search.walker, ast.ListComp | ast.GeneratorExp) and len(search.walker.generators) > 1:
        return False
    match tree.parent(search.walker):
        case ast.Call(func=ast.Name(id="next" | "any" | "all")) | ast.Subscript(slice=ast.Constant(value=0)):
            return True
    return False


def _walks(walker: ast.AST, parent: Callable[[ast.AST], ast.AST | None]) -> Iterator[_Walk]:
    match walker:
        case ast.For(target=target, iter=iterated, body=[ast.If(test=test, body=found, orelse=[])]):
            yield _Walk(walker, target, iterated, _all_of(test), found=tuple(found))
        case ast.For(target=target, iter=iterated, body=[ast.If(test=test, body=[ast.Continue()], orelse=[]), *found]):
            yield _Walk(walker, target, iterated, [test], ast.NotEq, tuple(found))
        case ast.Call(args=[ast.Lambda(args=ast.arguments(args=[ast.arg(arg=name)]), body=test), iterated]):
            yield _Walk(walker, ast.Name(name), iterated, _all_of(test))
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            for part in walker.generators:
                tests = [] if part.is_async else [each for test in part.ifs for each in _all_of(test)]
                yield _Walk(walker, part.target, part.iter, tests)
            if isinstance(walker, ast.GeneratorExp) and isinstance(walker.elt, ast.Compare | ast.BoolOp):
                yield from _counted(walker, parent(walker))


def _counted(generator: ast.GeneratorExp, parent: ast.AST | None) -> Iterator[_Walk]:
    match parent:
        case ast.Call(func=ast.Name(id=name), args=[_]) if name in _COUNTING:
            tests = [generator.elt] if name == "all" else _all_of(generator.elt)
            last = generator.generators[-1]
            yield _Walk(generator, last.target, last.iter, tests, _COUNTING[name])


def _all_of(test: ast.expr) -> list[ast.expr]:
    """The conditions that all have to hold."""
    match test:
        case ast.BoolOp(op=ast.And(), values=values):
            return [part for value in values for part in _all_of(value)]
    return [test]


def _search(walk: _Walk, test: ast.Compare) -> Iterator[Search]:
    source = _source(walk.iterated, walk.target)
    if source is None:
        return
    bound, variables = ids_in(walk.target), ids_in(source.item)
    for key, wanted in ((test.left, test.comparators[0]), (test.comparators[0], test.left)):
        if ids_in(key) & variables and not ids_in(wanted) & bound and _is_of_item(key, source):
            is_for_key = _is_key(key, source)
            yield Search(walk.walker, walk.iterated, source.items, test, key, wanted, variables, walk.found, is_for_key)


def _source(iterated: ast.expr, target: ast.expr) -> _Source | None:
    """None if the collection is not held by a variable, an attribute, or under a constant key in one of these."""
    match iterated, target:
        case ast.Name() | ast.Attribute() | ast.Subscript(), _:
            return _Source(iterated, target) if _is_place(iterated) else None
        case ast.Call(func=ast.Name(id="enumerate"), args=[items, *_]), ast.Tuple(elts=[_, item]):
            return _source(items, item)
        case ast.Call(func=ast.Name(id="list" | "reversed" | "set" | "tuple"), args=[items]), _:
            return _source(items, target)
        case ast.Call(func=ast.Attribute(value=items, attr="items" | "keys" | "values" as method), args=[]), _:
            return _Source(items, target, method) if _is_place(items) else None
        case ast.Call(func=ast.Name(id="range"), args=[ast.Call(func=ast.Name(id="len"), args=[items])]), ast.Name():
            return _Source(items, target, "range") if _is_place(items) else None
    return None


def _is_place(items: ast.expr) -> bool:
    match items:
        case ast.Subscript(value=ast.Name() | ast.Attribute(), slice=ast.Constant(value=str())):
            return True
    return isinstance(items, ast.Name | ast.Attribute)


def _is_of_item(key: ast.expr, source: _Source) -> bool:
    """Whether the key is made from the item rather than from its position: from `xs[i]`, not from `i`."""
    if source.access != "range":
        return True
    item = ast.Subscript(source.items, source.item)
    positions = [node for node in nodes_in(key) if is_same_place(node, source.item)]
    return len(positions) == len([node for node in nodes_in(key) if is_same_place(node, item)])


def _is_key(key: ast.expr, source: _Source) -> bool:
    match source.access, source.item:
        case ("items", ast.Tuple(elts=[ast.Name(id=name), _])) | ("keys", ast.Name(id=name)):
            return isinstance(key, ast.Name) and key.id == name
    return False
