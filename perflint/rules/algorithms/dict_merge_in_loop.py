import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on
from perflint.semantics.searching.accumulation import copied_in, grown_class
from perflint.syntax.growth import Growth, growth_of

_DICT = ("set the keys or `update` in place", "`setdefault` the new keys in place")
_INSTEAD = {
    "builtins.dict": _DICT,
    "builtins.set": ("`add` or `update` in place",) * 2,
    "builtins.frozenset": ("add to a set, and freeze it after the loop",) * 2,
    "collections.Counter": ("`update` in place",) * 2,
    "collections.OrderedDict": _DICT,
    "collections.defaultdict": _DICT,
}
"""What to do instead where the new things come last, and where they come first, so that the old values win."""

_NEVER_IN_PLACE = {"builtins.frozenset": "copies", "collections.Counter": "looks through"}


class DictMergeInLoop(Rule):
    """`found = {**found, **more}` copies the whole dict on every turn of the loop: O(n²) where `update` is O(n).

    So do `found | more` and `dict(found, key=value)`, and the same for sets: `seen | new`, `seen.union(new)` and
    `{*seen, item}`. `update`, `add`, `|=` and an assignment to a key change what is there. A frozenset can't be
    changed, so that even `|=` copies it; and a `Counter` looks through all of its counts after each `+` and `+=`.

    ## Stays silent
    - on `|=` and `update`, and on what is not certainly a dict or a set: flags and arrays have a `|` of their own
    - where the loop needs the old dict or set: it gives it another name, passes it on, yields it, iterates over it
    - where the loop starts it afresh, or takes from it
    - in a loop over a few items, where it or what is added is called like a handful, and where the loop ends right then
    """

    code = "PRF206"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "each turn of this loop {does} all of `{name}` to add to it"
    advice = "{instead}; if what the loop starts from must stay as it is, copy that once before the loop"
    ruff = ("PLR6104",)
    evidence = Evidence(
        slow="""
            prices = {}
            for name, price in offers:
                prices = {**prices, name: price}
            return prices
        """,
        fast="""
            prices = {}
            for name, price in offers:
                prices[name] = price
            return prices
        """,
        cases={"new keys": "offers = [(i, i) for i in range(n)]"},
        sizes=(10, 100, 3_000),
    )

    @on(ast.Assign, in_loop=True, value=(ast.BinOp, ast.Dict, ast.Set, ast.Call))
    def check(self, statement: ast.Assign, ctx: Context) -> Findings:
        yield from self._report(statement, ctx)

    @on(ast.AugAssign, in_loop=True, op=(ast.Add, ast.BitOr))
    def check_in_place(self, statement: ast.AugAssign, ctx: Context) -> Findings:
        yield from self._report(statement, ctx)

    def _report(self, statement: ast.stmt, ctx: Context) -> Findings:
        growth = growth_of(statement)
        if growth is None:
            return
        class_ = grown_class(ctx.model, growth)
        if class_ in _INSTEAD and copied_in(ctx.model, growth, lambda other: _copies(other, class_)):
            name, does = ctx.source.slice(growth.target), _NEVER_IN_PLACE.get(class_, "copies")
            # The in-place operator that this rule of ruff asks for adds in place, if the class can.
            ruff = () if class_ in _NEVER_IN_PLACE else self.ruff
            instead, ruff = _INSTEAD[class_][growth.is_at_front], ruff if growth.is_one_sum else ()
            yield self.finding(ctx, statement, name=name, does=does, instead=instead, ruff=ruff)


def _copies(growth: Growth, class_: str) -> bool:
    return growth.form != "in place" or class_ in _NEVER_IN_PLACE
