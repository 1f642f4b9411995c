import ast

from perflint.rewrites.steps import Code
from perflint.rules import Context, Cost, Evidence, Findings, Imported, Kind, Rewrite, Rule, code, on
from perflint.semantics.searching.accumulation import copied_in
from perflint.semantics.searching.glances import is_measured
from perflint.syntax.growth import Growth, growth_of, stacking_call

_STACKING = ("append", "column_stack", "concat", "concatenate", "dstack", "hstack", "row_stack", "vstack")
_FUNCTIONS = {f"numpy.{name}" for name in _STACKING}


class NumpyAppendInLoop(Rule):
    """`np.append` copies the whole array to add to it: O(n²), 5 times as slow for 4,000 numbers.

    Arrays have a fixed size, so there is no adding in place, and `np.concatenate`, `hstack` and `vstack` of the array
    and a new part copy it just the same; with 100 numbers a turn that is 50 times as slow, or worse. A list of the
    parts, put together once after the loop, copies each value once; so does an array that is made with its final size,
    if that is known, and filled.

    ## Stays silent
    - where the loop reads the values that are there so far, passes them on, or starts afresh
    - where it begins with one item of another loop, for these are the small parts of something
    - in loops of a few turns, and where the loop ends right afterwards

    ## Fix safety
    The loop appends the parts to a list, and after it the same function puts all of them together; for `np.append`,
    which takes numbers and arrays, this is `np.hstack`. Always unsafe: parts that do not fit together fail only after
    the loop, of parts with more than one dimension `np.append` would have made one row, and a loop without turns leaves
    a copy of the array that it began with. An attribute, an array that begins as `None`, or with which an `except`
    goes on, has no fix, nor have parts that the loop itself changes again.
    """

    code = "PRF904"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "each turn of this loop copies all of the array `{name}` to add to it"
    advice = "collect the parts in a list and put them together once after the loop"
    evidence = Evidence(
        setup="import numpy as np",
        slow="""
            roots = np.empty(0)
            for part in parts:
                roots = np.append(roots, np.sqrt(part))
            return roots
        """,
        fast="""
            return np.concatenate([np.sqrt(part) for part in parts])
        """,
        cases={
            "100 values a turn": "parts = [np.arange(i, i + 100.0) for i in range(n)]",
            "one value a turn": "parts = [np.array([float(i)]) for i in range(n)]",
        },
        sizes=(10, 100, 4_000),
        requires=("numpy",),
    )

    @on(ast.Assign, in_loop=True, value=(ast.Call,))
    def check(self, statement: ast.Assign, ctx: Context) -> Findings:
        growth = growth_of(statement)
        match stacking_call(statement.value):
            case ast.Call(func=function) if growth is not None and not _begins_with_item(growth.target, ctx):
                is_known = ctx.model.qualified_name(function) in _FUNCTIONS
                if is_known and copied_in(ctx.model, growth, _copies, is_measured):
                    yield self.finding(ctx, statement, name=ctx.source.slice(growth.target))

    def fix(self, statement: ast.Assign, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.collecting import collected

        growth = growth_of(statement)
        loop = copied_in(ctx.model, growth, _copies, is_measured) if growth is not None else None
        call = stacking_call(statement.value)
        if growth is None or loop is None or call is not statement.value or not isinstance(call, ast.Call):
            return None
        whole = _stacked(call)
        steps = collected(ctx.model, growth, loop, whole) if whole is not None else []
        if not steps:
            return None
        title = "collect the parts, and put them together once after the loop"
        return Rewrite(title, tuple(steps), unsafe="parts that do not fit together fail only after the loop")


def _stacked(call: ast.Call) -> Code | None:
    """What puts all the parts together as this call does with two."""
    from perflint.rewrites.collecting import call_of

    match call:
        case ast.Call(func=ast.Attribute(attr="append"), args=[_, _], keywords=[]):
            return code("$stack($parts)", stack=Imported("numpy.hstack"))
        case ast.Call(
            func=ast.Attribute(attr="append"),
            args=[_, _],
            keywords=[ast.keyword(arg="axis", value=ast.Constant(value=0))],
        ):
            return code("$stack($parts)", stack=Imported("numpy.concatenate"))
        case ast.Call(func=ast.Attribute(attr="append")):
            return None
    return call_of(call)


def _copies(growth: Growth) -> bool:
    return growth.form == "stack"


def _begins_with_item(target: ast.expr, ctx: Context) -> bool:
    binding = ctx.model.binding(target) if isinstance(target, ast.Name) else None
    definitions = binding.definitions if binding is not None else ()
    return any(isinstance(ctx.tree.statement(one.node), ast.For) for one in definitions)
