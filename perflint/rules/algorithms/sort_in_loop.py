import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on_call
from perflint.semantics.searching.sorting import uses_between_sorts

_INSTEAD = {
    "copy": "keep a second list that is always in order, with `bisect.insort`",
    "pop": "make it a heap: `heapq.heappush` and `heapq.heappop` keep the least item at its front",
    "look": "add each item at its place, with `bisect.insort`",
    "add": "sort it once, after the loop",
}


class SortInLoop(Rule):
    """A loop that adds to a list and sorts all of it on each turn goes through the whole list each time: O(n²).

    The list is almost in order already, which makes each sort linear rather than free: at five thousand items this is
    twenty times slower than `bisect.insort`, and eighty times slower than one sort at the end. A queue that is sorted
    before its first item is taken is a heap: `heapq`.

    ## Stays silent
    - on what is not certainly a list, and on one that is new on each turn
    - where the loop does not add to the list, or cuts it off so that it stays short
    - where it goes through the list on every turn in any case, hands it on, or sets its items
    - where the order is another one on each turn
    - in a loop of a few turns, or one that has no end of its own
    - where it is sorted once, or only now and then
    """

    code = "PRF208"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n log n)")
    message = "`{name}` grows in this loop, and all of it is sorted again on every turn"
    advice = "{instead}"
    evidence = Evidence(
        setup="from bisect import insort",
        slow="""
            seen = []
            medians = []
            for price in prices:
                seen.append(price)
                seen.sort()
                medians.append(seen[len(seen) // 2])
            return medians
        """,
        fast="""
            seen = []
            medians = []
            for price in prices:
                insort(seen, price)
                medians.append(seen[len(seen) // 2])
            return medians
        """,
        cases={
            "in no order": "prices = [i * 7919 % 10007 for i in range(n)]",
            "in order already": "prices = list(range(n))",
            "in reverse order": "prices = list(range(n, 0, -1))",
        },
        sizes=(10, 100, 5_000),
    )

    @on_call("builtins.list.sort", in_loop=True)
    def check_method(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(func=ast.Attribute(value=rows)):
                yield from self._check(call, rows, ctx)

    @on_call("builtins.sorted", in_loop=True)
    def check_function(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(args=[rows]) if ctx.model.is_instance(rows, "builtins.list"):
                yield from self._check(call, rows, ctx)

    def _check(self, call: ast.Call, rows: ast.expr, ctx: Context) -> Findings:
        uses = uses_between_sorts(ctx.model, call, rows)
        if uses:
            instead = _INSTEAD[min(uses, key=tuple(_INSTEAD).index)]
            yield self.finding(ctx, call, name=ctx.source.slice(rows), instead=instead)
