"""The one walk: a recursive walker, generated from the grammar for the routes that are wanted.

Measured against `ast.parse` of the same files, an `ast.NodeVisitor` costs about 1.0x and `ast.walk` 0.7x;
a generated walker that also keeps scopes, names and loops costs about 0.2x. The code is made once for a
set of routes, and then runs over every file.
"""

import ast
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from perflint.syntax.grammar import CHILD_FIELDS, Field, is_list
from perflint.syntax.scope import Scope
from perflint.syntax.visitors import EVENTS, NAMED, SPECIAL, TEMPLATE, VISIT

Loop = ast.For | ast.AsyncFor | ast.While | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


Having = tuple[tuple[str, frozenset[type[ast.AST]]], ...]
"""Fields of a node, and the classes that their value may have; of a list, its first item."""


class Route(NamedTuple):
    """Where a candidate goes, and what must hold around it and of it. `target` is the caller's own."""

    target: Any
    in_loop: bool = False
    in_async: bool = False
    having: Having = ()


class Routes(NamedTuple):
    """`nodes` routes by node type, `calls` by the last part of the callee's name (`pop` for `self.items.pop()`)."""

    nodes: dict[type[ast.AST], tuple[Route, ...]]
    calls: dict[str, tuple[Route, ...]]


class Candidate(NamedTuple):
    """A node that routes ask for, and their targets."""

    targets: tuple[Any, ...]
    node: ast.AST


class Walk(NamedTuple):
    """What one walk over a module has recorded.

    `scopes` are in the order in which they are entered, the module's first; `stores` are the attributes
    that are set or deleted, with the scopes in which that happens; `tests` are the memberships (`in`) and the
    expressions of which only some parts are evaluated, with their scopes and the loops around them; `modules` are
    those that are imported, and `renamed` the names of imports that are others than what they import has.
    """

    scopes: list[Scope]
    stores: list[tuple[ast.Attribute, Scope]]
    tests: list[tuple[ast.expr, Scope, ast.AST | None]]
    modules: list[str]
    renamed: list[str]
    candidates: list[Candidate]


Walker = Callable[[ast.Module], Walk]


def make_walker(routes: Routes) -> Walker:
    """A function that walks a module once and records its scopes, names, and the candidates of `routes`."""
    environment: dict[str, Any] = {"Scope": Scope, "Walk": Walk, "Candidate": Candidate}
    environment |= {cls.__name__: cls for cls in (ast.In, ast.Load, ast.NotIn)}
    environment |= {"make": tuple.__new__, "by_state": _by_state, "all_calls": routes.calls}
    environment["CALL_ROUTES"] = {name: _by_state(called) for name, called in routes.calls.items()}
    environment.update((cls.__name__, cls) for cls in CHILD_FIELDS)
    bodies, visitors = [], []
    for cls in CHILD_FIELDS:
        recorded = ["event((node, loop))"] if cls.__name__ in EVENTS else []
        lines = [*_tests(cls, routes.nodes.get(cls, ()), environment), *recorded, *_body(cls)]
        if lines:
            state = "        nonlocal loop, in_async, call_routes" if cls.__name__ in SPECIAL else ""
            bodies.append("\n".join([f"    def visit_{cls.__name__}(node):", state, *_indent(lines, 8)]))
            visitors.append(f"{cls.__name__}: visit_{cls.__name__}")
        else:
            visitors.append(f"{cls.__name__}: mark")
    source = _expand(TEMPLATE.replace("BODIES", "\n".join(bodies)).replace("VISITORS", ", ".join(visitors)))
    exec(_compiled(source), environment)
    walker: Walker = environment["walk"]
    return walker


@cache
def _compiled(source: str) -> Any:
    return compile(source, "<perflint walker>", "exec")


def _by_state(routes: tuple[Route, ...]) -> list[list[tuple[Any, ...]]]:
    """The targets of the routes outside and inside of loops, in each case outside and inside of async functions."""
    return [
        [
            tuple(one.target for one in routes if in_loop >= one.in_loop and in_async >= one.in_async)
            for in_async in (False, True)
        ]
        for in_loop in (False, True)
    ]


def _tests(cls: type[ast.AST], routes: Iterable[Route], environment: dict[str, Any]) -> list[str]:
    """Code that records `node` as a candidate where the routes for its type want it."""
    lines = []
    groups: dict[tuple[bool, bool, Having], list[Route]] = {}
    for route in routes:
        groups.setdefault((route.in_loop, route.in_async, route.having), []).append(route)
    for number, ((in_loop, in_async, having), group) in enumerate(groups.items()):
        constant = f"{cls.__name__}_{number}"
        environment[constant] = tuple(route.target for route in group)
        conditions = ["loop is not None"] * in_loop + ["in_async"] * in_async
        for field, classes in having:
            environment[f"{constant}_{field}"] = classes
            conditions += _narrowed(cls, field, f"{constant}_{field}")
        wanted = " and ".join(conditions) or "True"
        lines += [f"if {wanted}:", f"    found(make(Candidate, ({constant}, node)))"]
    if cls is ast.Call:
        lines += [
            "f = node.func",
            "r = call_routes.get(f.id if f.__class__ is Name else f.attr if f.__class__ is Attribute else '')",
            "if r is not None:",
            "    r = r[loop is not None][in_async]",
            "    if r:",
            "        found(make(Candidate, (r, node)))",
        ]
    return lines


def _narrowed(cls: type[ast.AST], field: str, classes: str) -> list[str]:
    """Conditions that the field has one of the classes."""
    if is_list(cls, field):
        return [f"node.{field}", f"node.{field}[0].__class__ in {classes}"]
    return [f"node.{field}.__class__ in {classes}"]


def _body(cls: type[ast.AST]) -> list[str]:
    """Code that visits the children of a node of this class, in evaluation order where it matters."""
    name = cls.__name__
    if name in SPECIAL:
        return SPECIAL[name].strip("\n").split("\n")
    lines = []
    if name in NAMED:
        lines += ["if node.name is not None:", "    define((node.name, node))"]
    if name == "MatchMapping":
        lines += ["if node.rest is not None:", "    define((node.rest, node))"]
    for field in CHILD_FIELDS[cls]:
        lines += _visit_field(field)
    return lines


def _visit_field(field: Field) -> list[str]:
    visit = "VISIT" if field.kind == "expr" else "visit[v.__class__](v)"
    if field.is_list:
        inner = ["if v is not None:", f"    {visit}"] if field.is_optional else [visit]
        return [f"for v in node.{field.name}:", *_indent(inner, 4)]
    if field.is_optional:
        return [f"v = node.{field.name}", "if v is not None:", f"    {visit}"]
    return [f"v = node.{field.name}", visit]


def _indent(lines: Iterable[str], by: int) -> list[str]:
    return [" " * by + line for line in lines]


def _expand(source: str) -> str:
    """Replace each line `VISIT` by the code that visits the expression `v`."""
    lines = []
    for line in source.split("\n"):
        if line.strip() == "VISIT":
            lines += _indent(VISIT.split("\n"), len(line) - len("VISIT"))
        else:
            lines.append(line)
    return "\n".join(lines)
