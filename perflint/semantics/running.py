"""What a node runs besides what it calls by name: what it enters, what it goes through, what a builtin calls."""

import ast
from collections.abc import Iterator

from perflint.semantics.summary import Form

Run = tuple[ast.expr, Form]
"""An expression, and what is done to its value."""

_TAKING_ALL = {
    *("Counter", "OrderedDict", "all", "any", "deque", "dict", "frozenset", "list", "max", "min", "next", "set"),
    *("sorted", "sum", "tuple"),
}
"""Builtins, and the containers beside them, that go through their first argument."""
_TAKING_ALL_METHODS = {"extend", "join", "sort"}
_BY_KEY = {"max", "min", "sort", "sorted"}
_PASSING_ON = {"chain", "enumerate", "islice", "iter", "tqdm", "zip"}
"""What goes through its arguments when it is gone through itself."""
_APPLYING = {"filter", "map", "starmap", "takewhile", "dropwhile"}
RUNNING = _TAKING_ALL | _TAKING_ALL_METHODS | {"reduce"}
"""The last names of the calls that run something else."""


def run_by(node: ast.AST) -> Iterator[Run]:
    """What the node itself enters, goes through and calls, its inner nodes not counted. What is awaited is not run."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name) as named, args=arguments):
            known = _TAKING_ALL if isinstance(named, ast.Name) else _TAKING_ALL_METHODS
            if name in known:
                for argument in arguments[:1]:
                    yield from _gone_through(argument)
                if name in _BY_KEY:
                    yield from ((one.value, "call") for one in node.keywords if one.arg == "key")
            elif name == "reduce" and len(arguments) > 1:
                yield arguments[0], "call"
                yield from _gone_through(arguments[1])
        case ast.With(items=items):
            yield from ((item.context_expr, "enter") for item in items)
        case ast.For(iter=items) | ast.comprehension(iter=items, is_async=0):
            yield from _gone_through(items)
        case ast.YieldFrom(value=items):
            yield from _gone_through(items)
        case ast.ListComp(generators=parts) | ast.SetComp(generators=parts) | ast.DictComp(generators=parts):
            for part in parts:
                yield from run_by(part)


def _gone_through(items: ast.expr) -> Iterator[Run]:
    match items:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *rest]):
            if name in _APPLYING and rest:
                yield first, "call"
                for one in rest:
                    yield from _gone_through(one)
                return
            if name == "iter" and rest:
                yield first, "call"
                return
            if name in _PASSING_ON:
                for one in (first, *rest):
                    yield from _gone_through(one)
                return
    yield items, "iterate"
