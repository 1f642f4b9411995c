import ast

from perflint.rules import Context, Cost, Evidence, Findings, Imported, Kind, Rewrite, Rule, on_call, replace
from perflint.semantics.hashing import has_plain_hash, is_unhashable
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

    ## Fix safety
    A `Counter` of the list is made in front of the loop, and the loop takes the numbers from there. That is safe if the
    items of the list and what is counted certainly are numbers, texts, dates, paths or tuples of these, and nothing but
    the function can change the list while the loop runs.

    Otherwise the fix is unsafe: an item without a hash raises a `TypeError`, and one whose hash does not go with how it
    compares is not counted; what other code does to the list meanwhile is not seen, nor, where a generator is handed
    on, what happens to the list before the generator is read; and the list is read even where the loop makes no turn,
    though it may not be there then. There is no fix outside of functions, in an `elif`, and where `count` is handed
    over or called in a function that is.
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

    def fix(self, node: ast.expr, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.companions import NO_HASH, asked, companion_of, making

        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name() | ast.Attribute() as items)):
                companion = companion_of(ctx.model, items, node, "collections.Counter")
            case _:
                return None
        if companion is None:
            return None
        new, steps = making(companion, items, "counts", Imported("collections.Counter"))
        is_plain = companion.is_plain
        for one in asked(ctx.model, companion, items):
            counting = ctx.tree.parent(one)
            match counting and ctx.tree.parent(counting):
                case ast.Call(func=ast.Attribute(attr="count") as method, args=[sought]) as call if (
                    method is counting and not isinstance(sought, ast.Starred)
                ):
                    steps.append(replace(call, "$new[$sought]", new=new, sought=sought))
                    is_plain = is_plain and has_plain_hash(ctx.model.type_of(sought))
        doubts = ("" if is_plain else NO_HASH, *companion.doubts)
        title = f"count `{ctx.source.slice(items)}` before the loop"
        return Rewrite(title, tuple(steps), "; ".join(filter(None, doubts)))
