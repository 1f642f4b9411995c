import ast

from perflint.rules import Context, Evidence, Findings, Kind, Rule, on
from perflint.syntax.tests import is_in_test

_FRAMES = {"DataFrame", "GeoDataFrame"}
_PANDAS = {"pandas", "geopandas", "modin", "dask"}
_FEW_ROWS = {"head", "tail", "sample", "nlargest", "nsmallest", "describe"}
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

    @on(ast.For, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    def check(self, loop: ast.AST, ctx: Context) -> Findings:
        for part in getattr(loop, "generators", [loop]):
            for call in (part.iter, *getattr(part.iter, "args", ())):
                match call:
                    case ast.Call(func=ast.Attribute(value=frame, attr="iterrows"), args=[], keywords=[]):
                        if _is_frame(frame, ctx) and not _is_small(frame, ctx) and not is_in_test(ctx.tree, loop):
                            yield self.finding(ctx, call, instead=_instead(part.target))


def _instead(target: ast.expr) -> str:
    match target:
        case ast.Tuple(elts=[_, ast.Name(id="_")]):
            return "iterate over the frame's `index`, for the rows are not used"
    return "compute with whole columns, or take the rows from `itertuples()`"


def _is_frame(frame: ast.expr, ctx: Context) -> bool:
    type_ = ctx.model.type_of(frame)
    if type_ is not None:
        return type_.name.rpartition(".")[2] in _FRAMES or ctx.model.is_instance(frame, "pandas.DataFrame")
    imported = {module for scope in ctx.model.scopes for _, node in scope.definitions for module in _modules(node, ctx)}
    return not imported.isdisjoint(_PANDAS) and "tables" not in imported


def _modules(node: ast.AST, ctx: Context) -> list[str]:
    """The top-level module that an import is from."""
    match ctx.tree.parent(node):
        case ast.Import():
            return [getattr(node, "name", "").partition(".")[0]]
        case ast.ImportFrom(module=str(module), level=0):
            return [module.partition(".")[0]]
    return []


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
