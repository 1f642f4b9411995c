import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on
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


def _copies(growth: Growth) -> bool:
    return growth.form == "stack"


def _begins_with_item(target: ast.expr, ctx: Context) -> bool:
    binding = ctx.model.binding(target) if isinstance(target, ast.Name) else None
    definitions = binding.definitions if binding is not None else ()
    return any(isinstance(ctx.tree.statement(one.node), ast.For) for one in definitions)
