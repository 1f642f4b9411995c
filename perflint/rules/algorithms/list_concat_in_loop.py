import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.searching.accumulation import copied_in, grown_class, is_climb
from perflint.syntax.growth import Growth, growth_of

_FOR_FRONT = "`append` and `reverse` once after the loop, or use `appendleft` of a `collections.deque`"


class ListConcatInLoop(Rule):
    """`rows = rows + [row]` copies the whole list on every turn of the loop: O(n²) where adding in place is O(n).

    So do `[*rows, row]` and `[row] + rows`, and every spelling with a copy of the old list in it. `append`, `extend`
    and `+=` add to the list that is there. Where someone else holds the list that the loop starts from, one copy
    before the loop keeps it as it was.

    ## Stays silent
    - on `rows += [row]`, which adds in place, and on what is not certainly a list: arrays have a `+` of their own
    - where the loop needs the old list: it gives it another name, passes it on, yields it, or iterates over it
    - where the loop starts the list afresh, or takes from it
    - for a list that is added to in front in a `while`: the ancestors of a node are few
    - where the items are arrays or a turn adds a whole batch, which outweighs the copy; where it is filled to a length
    - in a loop over a few items, for what is called like a handful, and where the loop ends right afterwards

    ## Fix safety
    The statement becomes `append`, `extend` or `+=`. That is safe for a variable of one function that starts as a new
    list in the same block, if nothing gets hold of the list until the loop is done, and what is added certainly is a
    list or a display. It is unsafe

    - where what is added may be of another type, which adding in place takes and a new list does not: a tuple
    - for `[*rows, *more]`, where `more` may raise an exception in the middle: some of it has been added already
    - for an attribute, an item or a name outside of functions: whoever else holds the list sees what is added
    - for a parameter, or a list from elsewhere: it is copied once, before the loop; if the loop has no turn, this is
      a copy of what the loop starts from, and not that itself

    There is no fix for what is added in front, and where someone may hold the list while the loop adds to it.
    """

    code = "PRF203"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "each turn of this loop copies all of `{name}` to add to it"
    advice = "{instead}; if the list that the loop starts from must stay as it is, copy that once before the loop"
    ruff = ("PLR6104",)
    evidence = Evidence(
        slow="""
            steps = []
            for start in starts:
                steps = steps + [start, start + 1]
            return steps
        """,
        fast="""
            steps = []
            for start in starts:
                steps += [start, start + 1]
            return steps
        """,
        cases={"two items a turn": "starts = range(n)"},
        sizes=(10, 100, 5_000),
    )

    @on(ast.Assign, in_loop=True, value=(ast.BinOp, ast.List))
    def check(self, statement: ast.Assign, ctx: Context) -> Findings:
        growth = growth_of(statement)
        if growth is None or is_climb(ctx.model, growth):
            return
        if grown_class(ctx.model, growth) == "builtins.list" and copied_in(ctx.model, growth, _copies):
            instead = _FOR_FRONT if growth.is_at_front else "`append` or `extend` in place"
            # The in-place operator that this rule of ruff asks for adds in place.
            ruff = ("PLR6104",) if growth.is_one_sum else ()
            yield self.finding(ctx, statement, name=ctx.source.slice(growth.target), instead=instead, ruff=ruff)

    def fix(self, node: ast.Assign, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.adding import added_in_place

        growth = growth_of(node)
        loop = copied_in(ctx.model, growth, _copies) if growth is not None else None
        if growth is None or loop is None:
            return None
        added = added_in_place(ctx.model, growth, "builtins.list", loop)
        name = ctx.source.slice(growth.target)
        return Rewrite(f"add to `{name}` in place", added.steps, added.unsafe) if added is not None else None


def _copies(growth: Growth) -> bool:
    return growth.form != "in place"
