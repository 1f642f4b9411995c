import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on, on_call
from perflint.semantics.searching.searches import repeated_in


class NestedLoopJoin(Rule):
    """Two loops that keep the pairs with equal keys try each pair: O(n·m), where a dict of one side needs O(n + m).

    `for order in orders: for customer in customers: if customer.id == order.customer_id` compares each order with each
    customer. A dict from the id to the customers that have it, made once, finds them at once: in half the time with
    ten of each, a hundred times faster with a thousand. A comprehension with two generators is the same, and so is
    one inside of a loop that picks the items with the key of this turn. Where only the first such item is wanted, it
    is `linear-search-in-loop` that speaks.

    ## Stays silent
    - where the inner loop does anything else with its items, or goes through something that depends on the outer one
    - where the items, their keys, or what is looked for may change meanwhile
    - where a key is computed by unknown code, certainly has no hash, or is one of a few: a type, a shape, a state
    - where one of both is written out, is text, or is called like what there are few of: columns, options, callbacks
    - where it runs once, at the start, or only when something goes wrong
    """

    code = "PRF210"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n·m)", "O(n + m)")
    message = "each turn of the loop around it goes through all of `{items}` for those whose `{key}` is `{wanted}`"
    advice = "look `{wanted}` up in {index}"
    evidence = Evidence(
        slow="""
            found = []
            for order in orders:
                for customer in customers:
                    if customer["id"] == order["customer"]:
                        found.append((order["id"], customer["name"]))
            return found
        """,
        fast="""
            by_id = {}
            for customer in customers:
                by_id.setdefault(customer["id"], []).append(customer)
            found = []
            for order in orders:
                for customer in by_id.get(order["customer"], ()):
                    found.append((order["id"], customer["name"]))
            return found
        """,
        cases={
            "an order for each customer": """
                customers = [{"id": i, "name": str(i)} for i in range(n)]
                orders = [{"id": i, "customer": i} for i in range(n)]
            """,
            "ten orders": """
                customers = [{"id": i, "name": str(i)} for i in range(n)]
                orders = [{"id": i, "customer": i} for i in range(10)]
            """,
            "no customer is known": """
                customers = [{"id": i, "name": str(i)} for i in range(n)]
                orders = [{"id": i, "customer": -i - 1} for i in range(n)]
            """,
        },
        sizes=(10, 100, 1_000),
    )

    @on(ast.For, in_loop=True, body=(ast.If,))
    def check_loop(self, loop: ast.For, ctx: Context) -> Findings:
        yield from self._check(loop, ctx)

    @on(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    def check_comprehension(self, loop: ast.expr, ctx: Context) -> Findings:
        yield from self._check(loop, ctx)

    @on_call("builtins.filter", in_loop=True)
    def check_filter(self, call: ast.Call, ctx: Context) -> Findings:
        yield from self._check(call, ctx)

    def _check(self, walker: ast.AST, ctx: Context) -> Findings:
        match repeated_in(ctx.model, walker, for_first=False):
            case search, around:
                items, key, wanted = (" ".join(ctx.source.slice(part).split()) for part in search.parts)
                made = f"a dict from `{key}` to the items of `{items}` that have it, made once before that loop"
                index = f"`{items}` itself, by key" if search.is_for_key else made
                yield self.finding(
                    ctx, search.test, items=items, key=key, wanted=wanted, index=index, related=(("this loop", around),)
                )
