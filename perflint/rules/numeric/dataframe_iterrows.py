import ast

from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.data.frames import may_be_large_frame

_FEW_TURNS = {"islice", "next"}


class DataframeIterrows(Rule):
    """`iterrows` makes a new Series of every row: 10 to 40 times as slow as `itertuples`, and loses the dtypes.

    An operation on whole columns is faster still, by a factor that grows with the number of rows into the thousands.
    Where rows are needed one by one, `itertuples` gives named tuples, `zip(frame.a, frame.b)` the values of some
    columns, and `to_dict("records")` dicts for names that are only known at run time.

    The method's name is all but unique to data frames. So this rule speaks in modules that import pandas (or
    geopandas, modin, dask) even where the type of the frame is not known.

    ## Stays silent
    - where the receiver certainly is something else, in modules that import none of these libraries, and on
      `Table.iterrows` of PyTables, which takes arguments or comes in modules that import `tables`
    - in test functions, and on a few rows (`frame.head().iterrows()`, a frame that is written out), and on a single one
      (`next(frame.iterrows())`)

    ## Fix safety
    Where a loop or comprehension takes index and row, and does nothing with the row but read columns whose names are
    written there and may be attributes, it gets the rows from `itertuples()`, and the index as `row.Index`; where it
    uses no row at all, it goes through `frame.index`. Always unsafe: values keep the dtype of their column, where a row
    of several columns makes floats of integers; a column that isn't there is an `AttributeError` instead of a
    `KeyError`; and what only looks like a frame of pandas may have no `itertuples`. There is no fix where the row is
    handed on or set, and where the loop changes the frame otherwise than at the index of the row.
    """

    code = "PRF901"
    kind = Kind.CONSTANT
    message = "`iterrows` makes a Series of every row of the frame"
    advice = "{instead}"
    evidence = Evidence(
        setup="import pandas as pd",
        slow="""
            total = 0
            for _, row in frame.iterrows():
                total += row["price"] * row["amount"]
            return total
        """,
        fast="""
            total = 0
            for row in frame.itertuples():
                total += row.price * row.amount
            return total
        """,
        cases={
            "columns of one dtype": 'frame = pd.DataFrame({"price": range(n), "amount": range(n)})',
            "with text": 'frame = pd.DataFrame({"price": range(n), "amount": range(n), "name": ["some"] * n})',
        },
        sizes=(10, 100, 10_000),
        requires=("pandas",),
    )

    @on_call("*.iterrows")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        target = _target(call, ctx)
        match call:
            case ast.Call(func=ast.Attribute(value=frame), args=[], keywords=[]) if target is not None:
                if may_be_large_frame(ctx.model, frame):
                    yield self.finding(ctx, call, instead=_instead(target))

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.rows import as_tuples

        frame = call.func.value if isinstance(call.func, ast.Attribute) else call
        steps = as_tuples(ctx.model, call, frame)
        if not steps:
            return None
        title = "take the rows from `itertuples()`" if len(steps) > 2 else "go through the index of the frame"
        return Rewrite(title, steps, "values keep the dtypes of their columns, and a missing one is another error")


def _target(call: ast.Call, ctx: Context) -> ast.expr | None:
    """What the loop over the rows binds; the rows may be handed on by `enumerate`, `zip` or a progress bar."""
    above = ctx.tree.parent(call)
    if isinstance(above, ast.Call) and getattr(above.func, "id", getattr(above.func, "attr", "")) not in _FEW_TURNS:
        above = ctx.tree.parent(above)
    match above:
        case ast.For(target=target) | ast.comprehension(target=target):
            return target
    return None


def _instead(target: ast.expr) -> str:
    match target:
        case ast.Tuple(elts=[_, ast.Name(id="_")]):
            return "iterate over the frame's `index`, for the rows are not used"
    return "compute with whole columns, or take the rows from `itertuples()`"
