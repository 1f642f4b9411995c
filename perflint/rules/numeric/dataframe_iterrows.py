import ast

from perflint.rules import Context, Evidence, Findings, Kind, Rule, on_call
from perflint.syntax.tests import is_in_test

_FRAMES = {"DataFrame", "GeoDataFrame"}
_PANDAS = {"pandas", "geopandas", "modin", "dask"}
_FEW_ROWS = {"head", "tail", "sample", "nlargest", "nsmallest", "describe"}
_FEW_TURNS = {"islice", "next"}
_COMPUTED = (ast.Name, ast.Call, ast.BinOp, ast.ListComp, ast.GeneratorExp, ast.DictComp)


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
                if _is_frame(frame, ctx) and not _is_small(frame, ctx) and not is_in_test(ctx.tree, call):
                    yield self.finding(ctx, call, instead=_instead(target))


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


def _is_frame(frame: ast.expr, ctx: Context) -> bool:
    type_ = ctx.model.type_of(frame)
    if type_ is not None:
        return type_.name.rpartition(".")[2] in _FRAMES or ctx.model.is_instance(frame, "pandas.DataFrame")
    return not ctx.model.imported_packages.isdisjoint(_PANDAS) and "tables" not in ctx.model.imported_packages


def _is_small(frame: ast.expr, ctx: Context) -> bool:
    """Whether the frame is cut to a few rows, or written out."""
    binding = ctx.model.binding(frame) if isinstance(frame, ast.Name) else None
    match binding.only_value if binding is not None else frame:
        case ast.Call(func=ast.Attribute(attr=method)) if method in _FEW_ROWS:
            return True
        case ast.Call(func=ast.Attribute(attr="DataFrame"), args=[data, *_]):
            return not any(isinstance(part, _COMPUTED) for part in (data, *ctx.tree.descendants(data)))
        case ast.Subscript(slice=ast.Slice(upper=ast.Constant())):
            return True
    return False
