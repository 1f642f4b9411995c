"""What a function goes through item by item whenever it runs, for nothing but a result: by shape alone, and cheaply."""

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from perflint.knowledge.handfuls import is_of_few_values
from perflint.knowledge.purity import is_pure
from perflint.semantics.summaries.branches import is_inside
from perflint.semantics.summaries.expressions import place_of, written
from perflint.semantics.summaries.summary import Expression, Region, Scanning, ScanSummary
from perflint.syntax.grammar import ids_in, nodes_in
from perflint.syntax.scope import Scope
from perflint.syntax.searches import Search, searches_in

METHODS: dict[str, Scanning] = {"count": "count", "index": "index", "remove": "remove"}
READERS = frozenset(["all", "any", "dict", "frozenset", "list", "max", "min", "next", "set", "sorted", "sum", "tuple"])
"""The builtins that go through what they are given."""

_MAKERS = frozenset(["dict", "list", "set", "sorted"])
_DEPTH = 2
"""So many attributes may lead from a parameter to what is gone through."""

_ASKING = re.compile(r"^_?(is|has|can|should|get|starts|ends)(_|$|with)")
"""How methods begin that ask an object something, and do nothing to it."""

_EFFECTS = (ast.Await, ast.Lambda, ast.NamedExpr, ast.Yield, ast.YieldFrom)
_DISPLAYS = (ast.DictComp, ast.ListComp, ast.SetComp)


class Around(NamedTuple):
    """The function: its parameters, what its names stand for, and the code that not every run gets to."""

    parameters: Collection[str]
    names: Mapping[str, Expression]
    branches: Collection[Region]
    scope: Scope


def scans_in(nodes: Iterable[ast.AST], around: Around) -> Iterator[ScanSummary]:
    """The scans among these: tests with `in`, calls, loops and comprehensions that no loop is around."""
    for node in nodes:
        line, column = place_of(node) if isinstance(node, ast.Call) else (node.lineno, node.col_offset)  # type: ignore[attr-defined]
        found = _scan(node, around) if not is_inside(line, column, around.branches) else None
        if found is None:
            continue
        items, how = found
        path = path_in(written(items), around.parameters, around.names)
        if path:
            fate = _fate(node, around.scope) if how == "whole" else ""
            if fate != "kept":
                yield ScanSummary(path, line, column, how, fate == "given" and _makes_container(node))


def path_in(path: Expression, parameters: Collection[str], names: Mapping[str, Expression]) -> Expression:
    """The parameter, or the attribute of one, that this is, perhaps under another name; else empty."""
    for _ in range(2):
        root, colon, steps = path.partition(":")
        if root in parameters:
            attributes = steps.split(":") if steps else []
            is_path = len(attributes) <= _DEPTH and all(map(str.isidentifier, attributes))
            return path if is_path and names.get(root) != "None" and "await" not in attributes else ""
        path = f"{names.get(root, '')}{colon}{steps}"
    return ""


def _scan(node: ast.AST, around: Around) -> tuple[ast.expr, Scanning] | None:
    """What the node goes through, and how."""
    match node:
        case ast.Compare(left=item, ops=[ast.In() | ast.NotIn()], comparators=[items]):
            return (items, "in") if _depends([item], around) else None
        case ast.Call(func=ast.Attribute(value=items, attr=method), args=[item], keywords=[]) if method in METHODS:
            return (items, METHODS[method]) if _depends([item], around) else None
        case ast.Call(func=ast.Name(id=name), args=[ast.GeneratorExp() as generator, *_]) if name in READERS:
            return _gone_through(generator, node, around)
        case ast.Call(func=ast.Name(id=name), args=[items]) if name in READERS and name != "next":
            is_whole = _is_path(items) and _is_whole(node, items, frozenset(), around)
            return (items, "whole") if is_whole else None
        case ast.For() | ast.ListComp() | ast.SetComp() | ast.DictComp():
            return _gone_through(node, None, around)
    return None


def _gone_through(walker: ast.AST, reader: ast.AST | None, around: Around) -> tuple[ast.expr, Scanning] | None:
    generators = getattr(walker, "generators", ())
    if len(generators) > 1 or (generators and generators[0].is_async):
        return None
    for search in searches_in(walker, lambda _: reader):
        if not _is_read(search) or not all(map(_is_harmless, nodes_in(search.test))):
            continue
        if _depends([search.wanted], around):
            return None if is_of_few_values(_noun(search.key)) else (search.items, "search")
    if not generators:
        return None
    part = generators[0]
    items = _unwrapped(part.iter)
    is_whole = _is_path(items) and _is_whole(reader or walker, items, ids_in(part.target), around)
    return (items, "whole") if is_whole else None


def _is_read(search: Search) -> bool:
    """Whether a `for` ends with what it finds, or collects it."""
    match search.found:
        case () | [*_, ast.Return() | ast.Break()]:
            return True
        case [ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(), attr="append" | "add")))]:
            return True
        case [ast.AugAssign(target=ast.Name())]:
            return True
    return False


def _unwrapped(items: ast.expr) -> ast.expr:
    match items:
        case ast.Call(func=ast.Name(id="enumerate" | "reversed"), args=[inner, *_]):
            return inner
        case ast.Call(func=ast.Attribute(value=inner, attr="items" | "keys" | "values"), args=[]):
            return inner
    return items


def _is_path(items: ast.expr) -> bool:
    return isinstance(items, ast.Name | ast.Attribute)


def _is_whole(node: ast.AST, items: ast.expr, variables: frozenset[str], around: Around) -> bool:
    """Whether the result follows from the items alone, and is made without an effect."""
    owner = items
    while isinstance(owner, ast.Attribute):
        owner = owner.value
    own = variables | ids_in(owner)
    nodes = [*nodes_in(node)]
    is_closed = all(one.id in own or one.id not in around.names for one in nodes if isinstance(one, ast.Name))
    lambdas = [one for one in nodes if isinstance(one, ast.Lambda)]
    return is_closed and not lambdas and all(map(_is_harmless, nodes))


def _is_harmless(node: ast.AST) -> bool:
    """Whether evaluating it has no effect, as far as names say."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in READERS or is_pure(f"builtins.{name}")
        case ast.Call(func=ast.Attribute(attr=method)):
            return _ASKING.match(method) is not None or is_pure(f"builtins.str.{method}") or method in _VIEWS
        case ast.Call():
            return False
    return not isinstance(node, _EFFECTS)


_VIEWS = {"items", "keys", "values", "itemgetter", "attrgetter"}


def _depends(parts: Iterable[ast.expr], around: Around) -> bool:
    """Whether one of these mentions a variable of the function."""
    return any(isinstance(node, ast.Name) and node.id in around.names for part in parts for node in nodes_in(part))


def _makes_container(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in _MAKERS
    return isinstance(node, _DISPLAYS)


def _fate(node: ast.AST, scope: Scope) -> str:
    """What becomes of the result: `given` back, `kept` in an object or gone through itself, or forgotten."""
    results, targets = [], []
    for event, _ in scope.events:
        match event:
            case ast.Return(value=ast.expr() as value):
                results.append(value)
            case ast.For(iter=value) if value is node:
                return "kept"
            case ast.Assign(targets=[target], value=value) if value is node:
                targets.append(target)
    if not all(isinstance(target, ast.Name) for target in targets):
        return "kept"
    named = {target.id for target in targets if isinstance(target, ast.Name)}
    is_given = any(one is node or (isinstance(one, ast.Name) and one.id in named) for one in results)
    return "given" if is_given else ""


def _noun(key: ast.expr) -> str:
    match key:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Subscript(slice=ast.Constant(value=str(name))):
            return name
        case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant(value=str(name)), *_]):
            return name
    return ""
