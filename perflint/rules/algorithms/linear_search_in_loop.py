import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on, on_call
from perflint.semantics.searching.searches import repeated_in


class LinearSearchInLoop(Rule):
    """A loop that searches a list for one item on every turn takes O(n·m), where a dict made once needs O(n + m).

    `next(user for user in users if user.id == row.user_id)` looks at half of the users to find one. So do
    `any(user.id == ... for user in users)`, `[user for user in users if user.id == ...][0]`, and an inner loop that
    ends with the first match. A dict of the items by the key, or a set of the keys, answers in constant time: four
    times faster with ten items and turns, two hundred times with a thousand. Where all matching items are wanted, it
    is `nested-loop-join` that speaks.

    ## Stays silent
    - where the inner loop does anything else with its items, or goes through something that depends on the outer one
    - where the items, their keys, or what is looked for may change meanwhile, and in an endless loop
    - where what is searched may be an iterator, and the search goes on where the one before has ended
    - where a key is computed by unknown code, certainly has no hash, or certainly is one of a few
    - where one of both is written out, is text, or is called like what there are few of: columns, options, callbacks
    - where it runs once, only when something goes wrong, or in the condition of a `while`
    """

    code = "PRF211"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n·m)", "O(n + m)")
    message = "each turn of the loop around it searches `{items}` item by item for one whose `{key}` is `{wanted}`"
    advice = "look `{wanted}` up in {index}"
    evidence = Evidence(
        slow="""
            found = []
            for order in orders:
                found.append(next(user for user in users if user["id"] == order["user"]))
            return found
        """,
        fast="""
            by_id = {user["id"]: user for user in reversed(users)}
            found = []
            for order in orders:
                found.append(by_id[order["user"]])
            return found
        """,
        cases={
            "an order for each user": """
                users = [{"id": i} for i in range(n)]
                orders = [{"user": i} for i in range(n)]
            """,
            "ten orders": """
                users = [{"id": i} for i in range(n)]
                orders = [{"user": i * n // 10} for i in range(10)]
            """,
            "all orders are of the third user": """
                users = [{"id": i} for i in range(n)]
                orders = [{"user": 2}] * n
            """,
        },
        sizes=(10, 100, 1_000),
    )

    @on(ast.For, in_loop=True, body=(ast.If,))
    def check_loop(self, loop: ast.For, ctx: Context) -> Findings:
        yield from self._check(loop, ctx)

    @on(ast.ListComp, ast.GeneratorExp, in_loop=True)
    def check_comprehension(self, loop: ast.expr, ctx: Context) -> Findings:
        yield from self._check(loop, ctx)

    @on_call("builtins.filter", in_loop=True)
    def check_filter(self, call: ast.Call, ctx: Context) -> Findings:
        yield from self._check(call, ctx)

    def _check(self, walker: ast.AST, ctx: Context) -> Findings:
        match repeated_in(ctx.model, walker, for_first=True):
            case search, around:
                items, key, wanted = (" ".join(ctx.source.slice(part).split()) for part in search.parts)
                made = f"a dict of `{items}` by `{key}`, made once before that loop"
                index = f"`{items}` itself, by key" if search.is_for_key else made
                yield self.finding(
                    ctx, search.test, items=items, key=key, wanted=wanted, index=index, related=(("this loop", around),)
                )
