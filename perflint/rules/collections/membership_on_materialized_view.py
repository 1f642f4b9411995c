import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.hashing import is_unhashable
from perflint.semantics.searching.copies import copied, original_of


class MembershipOnMaterializedView(Rule):
    """Copying a dict, a set or a range only to search the copy costs O(n) where the original answers in O(1).

    `key in list(table)` copies all keys, and then compares them one by one; `key in table` computes one hash.
    `item in sorted(items)` even sorts before it searches, and the order is of no use to the search.

    ## Stays silent
    - where the original is not certainly a dict, a set, a range or the like, unless it is sorted or asked for `keys()`
    - where the original is made for this test alone, or written out
    - outside of loops where it is a handful, by its name or by what it is made from: the parameters of a function
    - where what is searched for certainly has no hash: a list only compares it
    - for a sorted copy that is the same on every turn of a loop: that is `set-rebuilt-per-test`
    """

    code = "PRF105"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n)", "O(1)")
    message = "this {verb} all items of `{name}`, only to search them for one"
    advice = "search `{name}` itself{because}"
    evidence = Evidence(
        slow="""
            return key in list(table.keys())
        """,
        fast="""
            return key in table
        """,
        cases={
            "the last key": "table = dict.fromkeys(range(n)); key = n - 1",
            "the first key": "table = dict.fromkeys(range(n)); key = 0",
            "no such key": "table = dict.fromkeys(range(n)); key = -1",
        },
        sizes=(3, 100, 10_000),
    )

    @on(
        ast.Compare,
        ops=(ast.In, ast.NotIn),
        comparators=(ast.Call, ast.List, ast.ListComp, ast.Set, ast.SetComp, ast.Tuple),
    )
    def check(self, test: ast.Compare, ctx: Context) -> Findings:
        match test:
            case ast.Compare(left=item, ops=[ast.In() | ast.NotIn()], comparators=[copy]):
                original = original_of(ctx.model, copy)
            case _:
                return
        if original is not None:
            if _may_matter(copy, original, ctx) and not is_unhashable(ctx.model, ctx.model.type_of(item)):
                verb = "sorts" if _is_sorted(copy, ctx) else "copies"
                because = ", which finds an item at once"
                yield self.finding(ctx, copy, verb=verb, name=ctx.source.slice(original), because=because)
        elif _is_sorted(copy, ctx) and not _is_same_on_each_turn(copy, ctx):
            source = copied(ctx.model, copy)
            if source is not None and _may_matter(copy, source, ctx):
                found = self.finding(ctx, copy, verb="sorts", name=ctx.source.slice(source), because="")
                yield found._replace(cost=Cost("O(n log n)", "O(n)"))


def _may_matter(copy: ast.expr, original: ast.expr, ctx: Context) -> bool:
    """Whether the copy may be of many items, or is made on each turn of a loop: even of three it costs three times."""
    if has_fixed_size(ctx.model, original):
        return False
    return any(ctx.model.loops(copy)) or not are_from_few(ctx.model, original)


def _is_sorted(copy: ast.expr, ctx: Context) -> bool:
    return isinstance(copy, ast.Call) and ctx.model.qualified_name(copy.func) == "builtins.sorted"


def _is_same_on_each_turn(copy: ast.expr, ctx: Context) -> bool:
    return any(ctx.model.is_invariant(copy, loop) for loop in ctx.model.loops(copy)[:1])
