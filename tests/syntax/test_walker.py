"""The generated walker sees every node, and records what is around the candidates."""

import ast
import gc
import sysconfig
from pathlib import Path

import pytest

from perflint.syntax.grammar import CHILD_FIELDS, children
from perflint.syntax.walker import Route, Routes, Walk, make_walker

STDLIB = Path(sysconfig.get_paths()["stdlib"])
CODE = """
@decorated(hit())
async def outer(a: hit() = hit(), *b: hit(), c=hit(), **d) -> hit():
    for x in hit():
        hit(x)
        class Inner(Base, metaclass=hit()):
            y: hit() = hit()
    else:
        hit()
    async with hit() as z, other():
        await hit()
    [hit() async for w in hit() if hit()]
    return lambda e=hit(): hit()

match hit():
    case {"a": Point(x=1), **rest} if hit():
        hit()
    case [1, *others] | (others as last):
        del others[hit()]
try:
    raise hit() from hit()
except* hit() as error:
    f"{hit()!r:>{hit()}}"
while (n := hit()):
    x[hit():hit()] += hit()
with open() as f: global_name = yield hit()
"""


def _walk(code: str, *routes: Route) -> Walk:
    return make_walker(Routes({}, {"hit": routes}))(ast.parse(code))


@pytest.mark.parametrize("name", ["ast.py", "typing.py", "asyncio/tasks.py", "dataclasses.py"])
def test_walker_meets_every_node_once(name: str) -> None:
    module = ast.parse((STDLIB / name).read_text())
    route = Route(None)
    skipped = (ast.Module, ast.Name, ast.Constant)
    walk = make_walker(Routes({cls: (route,) for cls in CHILD_FIELDS if cls not in skipped}, {}))(module)
    met = [candidate.node for candidate in walk.candidates]
    # Parts of a function's head and of a comprehension are visited through their owner.
    owned = (ast.arguments, ast.arg, ast.comprehension, ast.alias)
    wanted = {node for node in ast.walk(module) if type(node) in CHILD_FIELDS and not isinstance(node, skipped)}
    wanted = {node for node in wanted if not isinstance(node, owned)}
    assert len(met) == len(set(met))
    assert wanted <= set(met)
    names = [name for scope in walk.scopes for name in scope.names]
    assert len(names) == len(set(names))
    assert set(names) == {node for node in ast.walk(module) if isinstance(node, ast.Name)}


def test_walker_meets_every_call_of_every_construct() -> None:
    code = CODE if hasattr(ast, "TryStar") else CODE.replace("except*", "except")
    walk = _walk(code, Route(None))
    assert len(walk.candidates) == code.count("hit(")


def test_children_are_those_of_ast() -> None:
    for node in ast.walk(ast.parse((STDLIB / "typing.py").read_text())):
        if type(node) in CHILD_FIELDS:
            wanted = [child for child in ast.iter_child_nodes(node) if type(child) in CHILD_FIELDS]
            assert set(children(node)) == set(wanted), ast.dump(node)


def test_every_class_of_the_grammar_is_known() -> None:
    for cls in (ast.Constant, ast.MatchMapping, ast.AsyncFor, ast.NamedExpr, ast.withitem, ast.match_case):
        assert cls in CHILD_FIELDS


def _around(*routes: Route) -> list[tuple[int, tuple[str, ...]]]:
    walk = _walk(AROUND, *routes)
    return sorted((getattr(candidate.node, "lineno", 0), candidate.targets) for candidate in walk.candidates)


AROUND = """\
for x in hit(0):
    hit(1)
    def f(a=hit(2)):
        hit(3)
        async def g():
            hit(4)
            [hit(5) for y in hit(6)]
            while hit(7): lambda: hit(8)
    class C: hit(9)
else: hit(10)
"""


def test_a_route_may_want_a_loop_or_an_async_function_around() -> None:
    always, loop = Route("always"), Route("loop", in_loop=True)
    is_async, both = Route("async", in_async=True), Route("both", in_loop=True, in_async=True)
    assert _around(always, loop, is_async, both) == [
        (1, ("always",)),
        (2, ("always", "loop")),
        (3, ("always", "loop")),
        (4, ("always",)),
        (6, ("always", "async")),
        (7, ("always", "async")),
        (7, ("always", "loop", "async", "both")),
        (8, ("always",)),
        (8, ("always", "loop", "async", "both")),
        (9, ("always", "loop")),
        (10, ("always",)),
    ]
    assert [line for line, _ in _around(loop)] == [2, 3, 7, 8, 9]


def test_a_candidate_is_met_under_the_name_of_an_import() -> None:
    walk = _walk("from m import hit as strike\nstrike(1)\nother(2)", Route(None))
    assert len(walk.candidates) == 1


def test_walk_leaves_nothing_to_the_garbage_collector() -> None:
    module = ast.parse(CODE if hasattr(ast, "TryStar") else CODE.replace("except*", "except"))
    walker = make_walker(Routes({}, {"hit": (Route(None),)}))
    gc.collect()
    gc.disable()
    try:
        walker(module)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_set_attributes_are_recorded_with_their_scopes() -> None:
    walk = _walk("a.b = a.c.d = 1\ndef f(self):\n    self.x += a.y\n    del self.z")
    assert [(node.attr, scope.kind) for node, scope in walk.stores] == [
        ("b", "module"),
        ("d", "module"),
        ("x", "function"),
        ("z", "function"),
    ]


def test_a_route_may_want_certain_fields() -> None:
    def lines(**having: frozenset[type[ast.AST]]) -> list[int]:
        module = ast.parse("a in b\na < b\na not in (1, 2)\nfor x in y:\n    a in b()\n")
        route = Route(None, having=tuple(having.items()))
        walk = make_walker(Routes({ast.Compare: (route,)}, {}))(module)
        return [getattr(candidate.node, "lineno", 0) for candidate in walk.candidates]

    assert lines() == [1, 2, 3, 5]
    assert lines(ops=frozenset({ast.In})) == [1, 5]
    assert lines(ops=frozenset({ast.In, ast.NotIn})) == [1, 3, 5]
    assert lines(ops=frozenset({ast.In}), comparators=frozenset({ast.Name})) == [1]
    assert lines(left=frozenset({ast.Call})) == []
