"""What a node runs besides what it calls by name: what it enters, what it goes through, what a builtin calls."""

import ast
from collections.abc import Callable
from typing import Any

from perflint.semantics.summaries.summary import Form

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


def run_by(node: ast.AST) -> list[Run]:
    """What the node itself enters, goes through and calls, its inner nodes not counted. What is awaited is not run."""
    case = _CASES.get(node.__class__)
    return case(node) if case is not None else []


def _by_call(call: ast.Call) -> list[Run]:
    """What a builtin goes through and calls."""
    named, arguments = call.func, call.args
    is_name = named.__class__ is ast.Name
    name = named.id if is_name else getattr(named, "attr", "")  # type: ignore[attr-defined]
    if name in (_TAKING_ALL if is_name else _TAKING_ALL_METHODS):
        found = _gone_through(arguments[0]) if arguments else []
        if call.keywords and name in _BY_KEY:
            found += [(one.value, "call") for one in call.keywords if one.arg == "key"]
        return found
    if name == "reduce" and len(arguments) > 1:
        return [(arguments[0], "call"), *_gone_through(arguments[1])]
    return []


def _gone_through(items: ast.expr) -> list[Run]:
    if items.__class__ is not ast.Call:
        return [(items, "iterate")]
    named, arguments = items.func, items.args
    name = named.id if named.__class__ is ast.Name else getattr(named, "attr", "")
    if name in _APPLYING and len(arguments) > 1:
        return [(arguments[0], "call"), *_all_gone_through(arguments[1:])]
    if name == "iter" and len(arguments) > 1:
        return [(arguments[0], "call")]
    return _all_gone_through(arguments) if name in _PASSING_ON else [(items, "iterate")]


def _all_gone_through(several: list[ast.expr]) -> list[Run]:
    return [one for items in several for one in _gone_through(items)]


def _by_comprehension(node: ast.ListComp | ast.SetComp | ast.DictComp) -> list[Run]:
    return [one for part in node.generators for one in run_by(part)]


_CASES: dict[type, Callable[[Any], list[Run]]] = {
    ast.Call: _by_call,
    ast.DictComp: _by_comprehension,
    ast.For: lambda node: _gone_through(node.iter),
    ast.ListComp: _by_comprehension,
    ast.SetComp: _by_comprehension,
    ast.With: lambda node: [(item.context_expr, "enter") for item in node.items],
    ast.YieldFrom: lambda node: _gone_through(node.value),
    ast.comprehension: lambda node: _gone_through(node.iter) if not node.is_async else [],
}
