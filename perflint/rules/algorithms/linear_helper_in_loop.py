import ast

from perflint.findings import Finding, Related
from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on, places
from perflint.semantics.searching.linear_calls import RepeatedCost, repeated_cost
from perflint.semantics.summaries.chains import Hop


class LinearHelperInLoop(Rule):
    """A loop that calls a function which searches a list from its start takes O(n·m), where a dict needs O(n + m).

    The search may stand in a function, a method or a property, here or in another module, some calls further down:
    the places below the finding lead to it. A dict by what is looked for, or a set, made once before the loop, answers
    in constant time. What follows from the items alone, as the sum or the active ones, need be worked out only once.

    ## Stays silent
    - where it is not certain which function is called, all the way down, and that each run of it goes through the items
    - where the search stands in a branch, or behind a look into a cache
    - where the items are others on each turn, or where the loop changes them
    - where `in` and the like may be asked of a set or a dict
    - where the function goes through the items to do something to each of them
    - where the items or the turns are a handful, and unless something says that there may be hundreds
    - where the call runs once, or only when something goes wrong
    """

    code = "PRF215"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n·m)", "O(n + m)")
    message = "`{called}` {does} `{items}`, again on every turn of this loop"
    advice = "{instead}"
    evidence = Evidence(
        slow="""
            def find_user(users, key):
                return next((user for user in users if user["id"] == key), None)

            return [find_user(users, order["user"]) for order in orders]
        """,
        fast="""
            users_by_id = {user["id"]: user for user in reversed(users)}
            return [users_by_id.get(order["user"]) for order in orders]
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
            "no user is known": """
                users = [{"id": i} for i in range(n)]
                orders = [{"user": -i - 1} for i in range(n)]
            """,
        },
        sizes=(10, 100, 1_000),
    )
    asks_project = ("costs",)

    @on(ast.Call, in_loop=True)
    def check_call(self, call: ast.Call, ctx: Context) -> Findings:
        repeated = repeated_cost(ctx.model, call)
        if repeated is not None:
            yield self._finding(call, call.func, repeated, _INSTEAD[repeated.cost.how], ctx)

    @on(ast.Attribute, in_loop=True, value=(ast.Name,))
    def check_property(self, attribute: ast.Attribute, ctx: Context) -> Findings:
        match ctx.tree.parent(attribute):
            case ast.Call(func=function) if function is attribute:
                return
        repeated = repeated_cost(ctx.model, attribute)
        if repeated is not None:
            yield self._finding(attribute, attribute, repeated, "read `{called}` once before the loop", ctx)

    def _finding(self, node: ast.AST, named: ast.expr, repeated: RepeatedCost, instead: str, ctx: Context) -> Finding:
        called, does = ctx.source.slice(named), _DOES.get(repeated.cost.how, "searches")
        instead = instead.format(called=called, items=repeated.path)
        found = self.finding(ctx, node, called=called, does=does, items=repeated.path, instead=instead)
        return found._replace(related=_way(repeated.cost.hops))


_DOES = {"whole": "goes through all of"}
_INSTEAD = {
    "search": "make a dict of `{items}` by what is looked for, once before the loop, or keep one instead of a list",
    "in": "make a set of `{items}` once before the loop, or keep one instead of a list",
    "index": "make a dict of the positions in `{items}` once before the loop",
    "count": "count all that is in `{items}` once before the loop, with `collections.Counter`",
    "remove": "collect what goes, and take it all out of `{items}` in one go after the loop",
    "whole": "work out once before the loop what `{called}` makes of all of `{items}`, and hand that over",
}


def _way(hops: tuple[Hop, ...]) -> tuple[Related, ...]:
    """The places on the way; the last is the one that goes through the items."""
    *calls, last = hops
    named = last._replace(name=last.name.replace(":", "."))
    return (*places("calls `{}`", calls), *places("goes through `{}`", [named]))
