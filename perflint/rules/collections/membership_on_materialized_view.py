import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on, replace
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.hashing import has_plain_hash, is_unhashable
from perflint.semantics.searching.copies import copied, original_of

_EXACT = {"builtins.dict", "builtins.dict_keys", "builtins.frozenset", "builtins.range", "builtins.set"}
_EXACT |= {"collections.Counter", "collections.OrderedDict", "collections.defaultdict"}


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

    ## Fix safety
    The copy goes, and the original is searched. That is safe for a range, and for a dict or a set of numbers, texts,
    dates, paths or tuples of these in which one of these is looked for.

    Otherwise the fix is unsafe: what has no hash raises a `TypeError` where the copy only compared it, one whose hash
    does not go with how it compares is not found, and a mapping or an index of another class may have its own idea of
    what it contains. Where the copy was sorted, items that cannot be sorted raise nothing any more. There is no fix
    where the original may be a text, which is searched for parts, or is of unknown type.
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

    def fix(self, copy: ast.expr, ctx: Context) -> Rewrite | None:
        test = ctx.tree.parent(copy)
        original = original_of(ctx.model, copy) or copied(ctx.model, copy)
        if original is None or not isinstance(test, ast.Compare):
            return None
        doubts = _doubts(copy, original, test.left, ctx)
        if doubts is None:
            return None
        title = f"search `{ctx.source.slice(original)}` itself"
        return Rewrite(title, (replace(copy, "$original", original=original),), doubts)


def _doubts(copy: ast.expr, original: ast.expr, item: ast.expr, ctx: Context) -> str | None:
    """What may be different where the original is searched; None if that may mean something else altogether."""
    type_ = ctx.model.type_of(original)
    if type_ is not None and type_.name in ("builtins.str", "builtins.bytes"):
        return None
    if _is_sorted(copy, ctx):
        return "what cannot be sorted raises nothing" if _is_searchable(original, ctx) else None
    if type_ is None or type_.name not in _EXACT:
        return "what has no hash raises a `TypeError`; this class may have its own idea of what it contains"
    if type_.name == "builtins.range":
        return ""
    if has_plain_hash(type_.arg(0)) and has_plain_hash(ctx.model.type_of(item)):
        return ""
    return "what has no hash raises a `TypeError`"


def _is_searchable(original: ast.expr, ctx: Context) -> bool:
    """Whether it certainly is searched item by item, or by hash."""
    type_ = ctx.model.type_of(original)
    return type_ is not None and type_.name.startswith(("builtins.", "collections.", "pandas.Index", "typing.Mapping"))


def _may_matter(copy: ast.expr, original: ast.expr, ctx: Context) -> bool:
    """Whether the copy may be of many items, or is made on each turn of a loop: even of three it costs three times."""
    if has_fixed_size(ctx.model, original):
        return False
    return any(ctx.model.loops(copy)) or not are_from_few(ctx.model, original)


def _is_sorted(copy: ast.expr, ctx: Context) -> bool:
    return isinstance(copy, ast.Call) and ctx.model.qualified_name(copy.func) == "builtins.sorted"


def _is_same_on_each_turn(copy: ast.expr, ctx: Context) -> bool:
    return any(ctx.model.is_invariant(copy, loop) for loop in ctx.model.loops(copy)[:1])
