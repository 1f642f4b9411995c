import ast

from perflint.rewrites.collecting import call_of, collected, rows_collected, start_before
from perflint.rewrites.steps import Code, Part
from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, code, on
from perflint.semantics.data.frames import may_be_frame
from perflint.semantics.searching.accumulation import copied_in
from perflint.semantics.searching.glances import is_measured
from perflint.syntax.growth import Growth, growth_of, stacking_call
from perflint.syntax.walker import Loop

_BY_ROWS = (0, "index", "rows")
_TABLES = "collect the tables in a list and `concat` them once after the loop"
_ROWS = "collect the rows in a list and make the table once after the loop"


class DataframeConcatInLoop(Rule):
    """A data frame that a loop adds rows to is copied in full on every turn: O(n²), 35 times as slow for 1,000 parts.

    For single rows it is worse, 300 to 500 times as slow for 500 rows, for every turn makes a table, too. So it is with
    `pd.concat([frame, rows])`, `frame.append(rows)` of pandas 1, and `frame.loc[len(frame)] = row`. A list of tables,
    or of rows as tuples or dicts, takes the parts without a copy, and `concat` or `DataFrame` after the loop copies
    each once.

    ## Stays silent
    - where the loop reads the rows that are there so far, passes them on, or starts afresh
    - where columns are put side by side, of which there are seldom many
    - in loops of a few turns, and where the loop ends right afterwards

    ## Fix safety
    The loop appends the tables to a list that begins with the first one, and after it they are put together. Rows that
    `loc[len(frame)]` sets, as lists, tuples or dicts, are collected for a frame that begins with nothing but its
    columns. Always unsafe: tables that do not fit together fail only after the loop, columns get the dtype that all of
    their values have in common, and a loop without turns leaves a copy of the frame that it began with. An attribute, a
    frame that begins as `None`, or with which an `except` goes on, has no fix, nor have tables that the loop itself
    changes again, and `frame.append(rows)`.
    """

    code = "PRF903"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "each turn of this loop copies all rows of `{name}` to add some"
    advice = "{instead}"
    evidence = Evidence(
        setup="import pandas as pd",
        slow="""
            orders = pages[0]
            for page in pages[1:]:
                orders = pd.concat([orders, page])
            return orders
        """,
        fast="return pd.concat(pages)",
        cases={
            "500 rows a turn": 'pages = [pd.DataFrame({"id": range(500), "price": range(500)}) for _ in range(n)]',
            "one row a turn": 'pages = [pd.DataFrame({"id": [i], "name": ["some"]}) for i in range(n)]',
        },
        sizes=(10, 100, 1_000),
        requires=("pandas",),
    )

    @on(ast.Assign, in_loop=True, value=(ast.Call,))
    def check(self, statement: ast.Assign, ctx: Context) -> Findings:
        growth = growth_of(statement)
        match stacking_call(statement.value):
            case ast.Call(func=function) as call if growth is not None:
                if ctx.model.qualified_name(function) == "pandas.concat":
                    is_table = _adds_rows(call)
                else:
                    is_method = function is ctx.tree.parent(growth.extension.old)
                    is_table = is_method and may_be_frame(ctx.model, growth.target)
                if is_table:
                    yield from self._report(growth, _TABLES, ctx)

    @on(ast.Assign, in_loop=True, targets=(ast.Subscript,))
    def check_row(self, statement: ast.Assign, ctx: Context) -> Findings:
        growth = growth_of(statement)
        if growth is not None and may_be_frame(ctx.model, growth.target):
            yield from self._report(growth, _ROWS, ctx)

    def fix(self, statement: ast.Assign, ctx: Context) -> Rewrite | None:
        growth = growth_of(statement)
        loop = copied_in(ctx.model, growth, _copies, is_measured) if growth is not None else None
        if growth is None or loop is None:
            return None
        if isinstance(statement.targets[0], ast.Subscript):
            made = _made_of_rows(growth, statement.targets[0].slice, loop, ctx)
            steps = rows_collected(ctx.model, growth, loop, made) if made is not None else []
            title = "collect the rows, and make the frame once after the loop"
        else:
            whole = _concatenation(statement.value)
            steps = collected(ctx.model, growth, loop, whole) if whole is not None else []
            title = "collect the tables, and `concat` them once after the loop"
        unsafe = "columns may have another dtype, and tables that do not fit fail only after the loop"
        return Rewrite(title, tuple(steps), unsafe) if steps else None

    def _report(self, growth: Growth, instead: str, ctx: Context) -> Findings:
        if copied_in(ctx.model, growth, _copies, is_measured):
            yield self.finding(ctx, growth.statement, name=ctx.source.slice(growth.target), instead=instead)


def _copies(growth: Growth) -> bool:
    return growth.form == "stack"


def _concatenation(value: ast.expr) -> Code | None:
    """The same `concat` of all the tables, and what is done with the result: `.reset_index(drop=True)`."""
    match value:
        case ast.Call(func=ast.Attribute(value=ast.Call() as call), args=[], keywords=keywords) if (
            call is stacking_call(value)
        ):
            whole = call_of(call)
            if whole is None or not all(one.arg and isinstance(one.value, ast.Constant) for one in keywords):
                return None
            given = ", ".join(f"{one.arg}=$reset{number}" for number, one in enumerate(keywords))
            resets: dict[str, Part] = {f"reset{number}": one.value for number, one in enumerate(keywords)}
            return Code(f"{whole.template}.reset_index({given})", {**whole.parts, **resets})
        case ast.Call(func=ast.Attribute(attr="concat") | ast.Name()) as call:
            return call_of(call)
    return None


def _made_of_rows(growth: Growth, key: ast.expr, loop: Loop, ctx: Context) -> Code | None:
    """A frame of all the rows, if what the loop adds is one row, to a frame that has only columns so far."""
    start = start_before(ctx.model, loop, growth.target) if isinstance(growth.target, ast.Name) else None
    match growth.extension.added, start.value if start is not None else None:
        case [ast.List() | ast.Tuple() | ast.Dict()], ast.Call(
            func=function, args=[], keywords=[ast.keyword(arg="columns", value=ast.List() as columns)]
        ) if ctx.model.qualified_name(function) == "pandas.DataFrame" and not isinstance(key, ast.BinOp):
            return code("$frame($parts, columns=$columns)", frame=function, columns=columns)
    return None


def _adds_rows(call: ast.Call) -> bool:
    for keyword in call.keywords:
        match keyword:
            case ast.keyword(arg="axis", value=ast.Constant(value=axis)):
                return axis in _BY_ROWS
            case ast.keyword(arg="axis" | None):
                return False
    return True
