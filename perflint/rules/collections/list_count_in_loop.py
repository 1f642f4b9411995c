import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on_call
from perflint.semantics.hashing import is_unhashable
from perflint.semantics.searching.repeated_search import PER_ITEM, RepeatedSearch, bare_methods, repeated_search
from perflint.syntax.callbacks import PerItem


class ListCountInLoop(Rule):
    """`count` compares all items of a list, on every turn of the loop: O(n·m) where counting them once needs O(n + m).

    A `collections.Counter` of the list, made once, has all the numbers. It costs as much as some four calls of `count`,
    so that a loop over two or three different values does better without one.

    ## Stays silent
    - where it is not certainly a list or a tuple: `count` of a text or of a query is something else
    - where the loop changes the list, or makes it anew on each turn
    - where what is counted stays the same
    - where the items of the list, or those that the loop goes through, are written out
    - where the loop goes through the distinct items of a list, which may be two or three: `max(set(votes), ...)`
    - where the items certainly have no hash
    - where it runs once, or only when something goes wrong
    """

    code = "PRF107"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n·m)", "O(n + m)")
    message = "`{name}.count` compares all items, {when}"
    advice = "count all of them once before, with `collections.Counter({name})`"
    evidence = Evidence(
        setup="from collections import Counter",
        slow="""
            names = list(labels)
            return [name for name in names if names.count(name) > 1]
        """,
        fast="""
            numbers = Counter(labels)
            return [name for name in labels if numbers[name] > 1]
        """,
        cases={
            "all are different": "labels = [str(i) for i in range(n)]",
            "each occurs ten times": "labels = [str(i) for i in range(n // 10)] * 10",
            "two different ones": "labels = [str(i % 2) for i in range(n)]",
        },
        sizes=(10, 100, 3_000),
    )

    @on_call("builtins.list.count", "builtins.tuple.count")
    def check_call(self, call: ast.Call, ctx: Context) -> Findings:
        yield from self._report(call, repeated_search(ctx.model, call), ctx)

    @on_call(*PER_ITEM)
    def check_method(self, call: ast.Call, ctx: Context) -> Findings:
        for method in bare_methods(call, "count"):
            yield from self._report(method, repeated_search(ctx.model, method), ctx)

    def _report(self, node: ast.expr, search: RepeatedSearch | None, ctx: Context) -> Findings:
        if search is not None and not is_unhashable(ctx.model, search.element):
            is_call = isinstance(search.repeated_by, PerItem)
            when = "for each item of this call" if is_call else "on every turn of this loop"
            yield self.finding(ctx, node, name=ctx.source.slice(search.items), when=when)
