import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on
from perflint.semantics.data.frames import may_be_frame
from perflint.semantics.searching.accumulation import copied_in
from perflint.semantics.searching.glances import is_measured
from perflint.syntax.growth import Growth, growth_of, stacking_call

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

    def _report(self, growth: Growth, instead: str, ctx: Context) -> Findings:
        if copied_in(ctx.model, growth, _copies, is_measured):
            yield self.finding(ctx, growth.statement, name=ctx.source.slice(growth.target), instead=instead)


def _copies(growth: Growth) -> bool:
    return growth.form == "stack"


def _adds_rows(call: ast.Call) -> bool:
    for keyword in call.keywords:
        match keyword:
            case ast.keyword(arg="axis", value=ast.Constant(value=axis)):
                return axis in _BY_ROWS
            case ast.keyword(arg="axis" | None):
                return False
    return True
