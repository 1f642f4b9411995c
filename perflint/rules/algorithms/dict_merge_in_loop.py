import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on
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

    ## Fix safety
    The statement sets a key, or becomes `add`, `update` or `|=`. That is safe for a variable of one function that
    starts as a new dict or set in the same block, if nothing gets hold of it until the loop is done, and what is added
    certainly is a dict, or a set. In which order a set is gone through is another matter. It is unsafe

    - where what is added may be of another type, which adding in place takes and a new dict or set does not
    - for `seen.union(more)`, where something in `more` may raise an exception: some of it has been added already
    - for `{**found, key(): value()}`: the value is worked out before the key
    - for an attribute, an item or a name outside of functions: whoever else holds the dict sees what is added
    - for a parameter, or a dict from elsewhere: it is copied once, before the loop; if the loop has no turn, this is
      a copy of what the loop starts from, and not that itself

    There is no fix for a frozenset and a `Counter`, for `{**more, **found}`, in which the old values win, and where
    someone may hold the dict or set while the loop adds to it.
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

    def fix(self, node: ast.stmt, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.adding import added_in_place
        from perflint.rewrites.thawing import thawed

        growth = growth_of(node)
        class_ = grown_class(ctx.model, growth) if growth is not None else None
        if growth is None or class_ is None or class_ == "collections.Counter":
            return None
        if class_ == "builtins.frozenset":
            changes = thawed(ctx.model, growth, class_)
            return Rewrite("fill a set, and freeze it", changes.steps, changes.unsafe) if changes is not None else None
        loop = copied_in(ctx.model, growth, lambda other: _copies(other, class_))
        added = added_in_place(ctx.model, growth, class_, loop) if loop is not None else None
        name = ctx.source.slice(growth.target)
        return Rewrite(f"add to `{name}` in place", added.steps, added.unsafe) if added is not None else None


def _copies(growth: Growth, class_: str) -> bool:
    return growth.form != "in place" or class_ in _NEVER_IN_PLACE
