import ast
from collections.abc import Collection

from perflint.knowledge.purity import is_pure
from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.data.frames import may_be_large_frame

_BY_ROWS = (1, "columns")
_KEYWORDS = {"axis", "result_type", "func"}
_NOT_FRAMES = {"ewm", "expanding", "groupby", "resample", "rolling", "style", "styler", "swifter"}
_LIGHT = {"pandas.Series", "pandas.Timestamp", *(f"pandas.{name}" for name in ("isna", "isnull", "notna", "notnull"))}
_HEAVY = (ast.For, ast.While, ast.comprehension, ast.With, ast.Await, ast.Yield, ast.YieldFrom, ast.Lambda, ast.Raise)
Function = ast.Lambda | ast.FunctionDef


class DataframeApplyAxis1(Rule):
    """`apply(f, axis=1)` makes a Series of every row: 12 times as slow as whole columns on 100 rows, 1,000 on 10,000.

    What `f` computes from some columns can nearly always be computed with these columns as a whole: arithmetic and
    comparisons as they are, a condition with `numpy.where` or `Series.mask`, text with the methods of `.str`. Where
    it can't, `[f(a, b) for a, b in zip(frame.a, frame.b)]` is still 4 to 30 times as fast, for it makes no Series.

    ## Stays silent
    - unless the function is written out here and does little else than to look at single columns of the row: the
      time that a function takes for its own work stays the same, and one that looks at the row as a whole needs it
    - where the receiver certainly is no data frame, on a `Styler`, and in modules that import no library that has them
    - with `raw=True`, which makes no Series, and with an `engine` that compiles
    - on a few rows

    ## Fix safety
    A lambda that is nothing but arithmetic, or one comparison, of columns, numbers and text that are written there is
    computed with whole columns. Always unsafe: these keep their own dtypes, where a row of several makes floats or
    objects, so that integers may overflow, a division by zero gives infinity, and what is missing is compared in
    another way; and what only looks like a frame of pandas may compute otherwise. Other functions have no fix.
    """

    code = "PRF902"
    kind = Kind.CONSTANT
    message = "`apply` with `axis={axis}` makes a Series of every row of the frame"
    advice = "compute with whole columns, or in a comprehension over `zip` of the columns that are used"
    evidence = Evidence(
        setup="import pandas as pd",
        slow='return frame.apply(lambda row: row["price"] * row["amount"], axis=1)',
        fast='return frame["price"] * frame["amount"]',
        cases={
            "columns of one dtype": 'frame = pd.DataFrame({"price": range(n), "amount": range(n)})',
            "with text": 'frame = pd.DataFrame({"price": range(n), "amount": range(n), "name": ["some"] * n})',
        },
        sizes=(10, 100, 10_000),
        requires=("pandas",),
    )

    @on_call("*.apply")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        match call.func, [*call.args, given.get("func")], given.get("axis"):
            case ast.Attribute(value=frame), [ast.Lambda() | ast.Name() as applied, *_], ast.Constant(value=axis) if (
                axis in _BY_ROWS and given.keys() <= _KEYWORDS
            ):
                function = _function(applied, ctx)
                if function is None or not _is_by_columns(function, ctx):
                    return
                if _is_large_frame(frame, ctx):
                    yield self.finding(ctx, call, axis=repr(axis).replace("'", '"'))

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.whole_columns import by_columns

        given = {keyword.arg: keyword.value for keyword in call.keywords}
        function = call.args[0] if call.args else given.get("func")
        if not isinstance(call.func, ast.Attribute) or not isinstance(function, ast.Lambda) or "result_type" in given:
            return None
        step = by_columns(ctx.model, ctx.source, call, call.func.value, function)
        unsafe = "columns keep their own dtypes, also where rows would mix them"
        return Rewrite("compute with whole columns", (step,), unsafe) if step is not None else None


def _is_large_frame(frame: ast.expr, ctx: Context) -> bool:
    binding = ctx.model.binding(frame) if isinstance(frame, ast.Name) else None
    sources = [frame, *(one.value for one in binding.definitions)] if binding else [frame]
    is_other = any(_goes_through(source, _NOT_FRAMES) for source in sources)
    return not is_other and may_be_large_frame(ctx.model, frame)


def _goes_through(expr: ast.expr | None, names: Collection[str]) -> bool:
    """Whether one of these attributes or variables is on the way to `expr`: `frame.groupby("city")["price"]`."""
    match expr:
        case ast.Attribute(value=value, attr=name):
            return name in names or _goes_through(value, names)
        case ast.Call(func=value) | ast.Subscript(value=value):
            return _goes_through(value, names)
    return getattr(expr, "id", None) in names


def _function(applied: ast.expr, ctx: Context) -> Function | None:
    """The function that `applied` certainly is, if it is written out in this module."""
    if isinstance(applied, ast.Lambda):
        return applied
    binding = ctx.model.binding(applied) if isinstance(applied, ast.Name) else None
    match binding.definitions if binding is not None else ():
        case (only,) if isinstance(only.node, ast.FunctionDef) and not only.node.decorator_list:
            return only.node
    return None


def _is_by_columns(function: Function, ctx: Context) -> bool:
    """Whether the function looks only at single columns of its row, and does little with them."""
    match function.args:
        case ast.arguments(posonlyargs=[], args=[ast.arg(arg=row), *_], vararg=None):
            uses = [node for node in ctx.tree.descendants(function) if isinstance(node, ast.Name) and node.id == row]
            return bool(uses) and all(_is_column(use, ctx) for use in uses) and _is_light(function, ctx)
    return False


def _is_column(row: ast.Name, ctx: Context) -> bool:
    parent = ctx.tree.parent(row)
    match parent:
        case ast.Subscript(slice=ast.Constant() | ast.Name()) | ast.Return():
            return True
        case ast.Attribute(attr=attr):
            above = ctx.tree.parent(parent)
            return attr == "get" or not (isinstance(above, ast.Call) and above.func is parent)
    return False


def _is_light(function: ast.AST, ctx: Context, may_call: bool = True) -> bool:
    """Whether the function only computes, without loops; if so wished with the help of other such functions."""
    for node in ctx.tree.descendants(function):
        if isinstance(node, _HEAVY) or (isinstance(node, ast.Call) and not _is_light_call(node, ctx, may_call)):
            return False
    return True


def _is_light_call(call: ast.Call, ctx: Context, may_call: bool) -> bool:
    name = ctx.model.qualified_name(call.func)
    if name is not None and (is_pure(name) or name in _LIGHT):
        return True
    called = ctx.model.function(call) if may_call else None
    if called is not None:
        return _is_light(called, ctx, may_call=False)
    return isinstance(call.func, ast.Attribute) and (
        call.func.attr == "get" or is_pure(f"builtins.str.{call.func.attr}")
    )
