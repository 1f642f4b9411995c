import ast
import re

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.amounts.brevity import goes_through_few
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.amounts.throngs import may_be_many
from perflint.semantics.effects import path_of
from perflint.semantics.hashing import is_set_by_parts, is_unhashable
from perflint.semantics.types import BOOL
from perflint.semantics.waiting.variation import names_in
from perflint.syntax.turns import runs_rarely
from perflint.syntax.walker import Loop

_DEDUPES = re.compile(r"dedup|distinct|duplicates|uniq", re.IGNORECASE)
_KEEPING = {"append", "copy", "count", "extend", "insert", "reverse", "sort"}


class GrowingListDedupe(Rule):
    """A loop that searches a list before it adds to it compares each item with all that came before: O(n²).

    `if item not in found: found.append(item)` is the usual form. A set beside the list answers in constant time, and
    `dict.fromkeys` alone gives the distinct items in their order; both gain from some ten different items on. Where
    the items turn out to have no hash, a key of theirs often does: an id, a name, a tuple of the fields.

    ## Stays silent
    - where it is not certainly a list, or what is searched for is not what is added
    - where the list is new on each turn, or the loop also takes items out of it or hands it to other code
    - where the items certainly have no hash: lists, dicts, objects with an `__eq__` of their own and no `__hash__`
    - unless something says that there may be hundreds: rows, tokens, files, nodes, ids; lists put one after the other;
      a function called `unique` that does this with what it gets
    - where few different items are possible: truth values, one item that stays the same, the ancestors of a node, what
      is called `columns`, or what a function called `get_columns` gives back
    - where each item's position in the list is looked for, too
    - where it runs once, only when something goes wrong, or in a loop over items that are written out

    ## Fix safety
    A list of which nothing is asked but what is in it becomes a set. A loop that does nothing but collect distinct
    items becomes `list(dict.fromkeys(...))`. Any other list that one function makes for itself, and only adds to, gets
    a set `seen` beside it. All that is safe if the items certainly are numbers, texts, dates, paths or tuples of these.

    Otherwise the fix is unsafe: an item without a hash raises a `TypeError`, and one whose hash does not go with how it
    compares is not found; an attribute that is an item, or a part of one, is read once more or once less. There is no
    fix for a list that comes from elsewhere, that other code gets before the loop is over, or that something is taken
    out of, and none where what is added is computed by a call.
    """

    code = "PRF103"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "this loop searches all of the list `{name}` before it adds `{item}` to it"
    advice = "keep a set beside `{name}` and test against that; for distinct items in order, `dict.fromkeys` is enough"
    evidence = Evidence(
        slow="""
            found = []
            for word in words:
                if word not in found:
                    found.append(word)
            return found
        """,
        fast="""
            found = []
            seen = set()
            for word in words:
                if word not in seen:
                    seen.add(word)
                    found.append(word)
            return found
        """,
        cases={
            "all are different": "words = [str(i) for i in range(n)]",
            "each occurs ten times": "words = [str(i) for i in range(n // 10)] * 10",
            "ten different ones": "words = [str(i) for i in range(10)] * (n // 10)",
        },
        sizes=(10, 100, 3_000),
    )

    @on(ast.Compare, in_loop=True, ops=(ast.In, ast.NotIn), comparators=(ast.Name, ast.Attribute))
    def check(self, test: ast.Compare, ctx: Context) -> Findings:
        match test:
            case ast.Compare(
                left=item, ops=[ast.In() | ast.NotIn()], comparators=[ast.Name() | ast.Attribute() as found]
            ) if (path := path_of(found)) is not None and _is_searchable(item, found, ctx):
                item = item.target if isinstance(item, ast.NamedExpr) else item
                adding = _adding(test, item, found, path, ctx)
            case _:
                return
        if adding is not None:
            name, added = ctx.source.slice(found), ctx.source.slice(item)
            yield self.finding(ctx, test, name=name, item=added, related=(("the list grows here", adding),))

    def fix(self, test: ast.Compare, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.companions import NO_HASH
        from perflint.rewrites.deduping import as_distinct, with_seen
        from perflint.rewrites.retyping import as_set

        found = test.comparators[0]
        binding = ctx.model.binding(found) if isinstance(found, ast.Name) else None
        if binding is None:
            return None
        if (retyping := as_set(ctx.model, binding)) is not None:
            return Rewrite(f"make `{binding.name}` a set", retyping.steps, "" if retyping.is_plain else NO_HASH)
        loop = next(iter(ctx.model.loops(test)), test)
        distinct = as_distinct(ctx.model, binding, test) if "#" not in ctx.source.slice(loop) else None
        if distinct is not None:
            title = "collect the items with `dict.fromkeys`"
            return Rewrite(title, distinct.steps, "" if distinct.is_plain else NO_HASH)
        seen = with_seen(ctx.model, binding, test)
        if seen is None:
            return None
        return Rewrite(f"keep a set beside `{binding.name}`", seen.steps, "" if seen.is_plain else NO_HASH)


def _adding(test: ast.Compare, item: ast.expr, found: ast.expr, path: str, ctx: Context) -> ast.expr | None:
    """What adds `item` to the list, turn after turn of a loop around the test."""
    outlived = [ctx.model.outlived_loop(found, place) for place in (test, *ctx.model.loops(test))]
    loops = [loop for loop in dict.fromkeys(outlived) if loop is not None and not goes_through_few(ctx.model, loop)]
    if not loops or not _is_only_added_to(path, loops[-1], ctx):
        return None
    if are_from_few(ctx.model, found):
        return None
    if not may_be_many(ctx.model, found, item, loops) and not _is_for_any(loops[-1], ctx):
        return None
    for loop in loops:
        adding = _addition(ast.unparse(item), path, loop, ctx)
        if adding is None or runs_rarely(ctx.tree, adding, loop):
            continue
        if not _stays(item, loop, ctx) and not _climbs(item, loop, ctx):
            return adding
    return None


def _is_for_any(loop: Loop, ctx: Context) -> bool:
    """Whether this is what a function like `unique(items)` is there for, whatever it gets."""
    iterated = loop.iter if isinstance(loop, ast.For) else None
    binding = ctx.model.binding(iterated) if isinstance(iterated, ast.Name) else None
    function = ctx.tree.function(loop)
    return binding is not None and binding.is_parameter and bool(_DEDUPES.search(getattr(function, "name", "")))


def _is_only_added_to(path: str, loop: Loop, ctx: Context) -> bool:
    """Whether the loop takes nothing out of the list, and shows it to no other code."""
    changes = ctx.model.changes_in(loop)
    if changes.is_passed(path) or not changes.methods.get(path, set()) <= _KEEPING:
        return False
    return not any(
        isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load) and path_of(node.value) == path
        for node in ctx.tree.descendants(loop)
    )


def _addition(item: str, path: str, loop: Loop, ctx: Context) -> ast.expr | None:
    """What in the loop adds `item` to the list."""
    if isinstance(loop, ast.GeneratorExp) and ast.unparse(loop.elt) == item and _extends(loop, path, ctx):
        return loop.elt
    for node in ctx.tree.descendants(loop):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="append" | "insert"), args=[*_, added]) if (
                path_of(owner) == path and ast.unparse(added) == item
            ):
                return node
    return None


def _extends(generator: ast.GeneratorExp, path: str, ctx: Context) -> bool:
    match ctx.tree.parent(generator):
        case ast.Call(func=ast.Attribute(value=owner, attr="extend")):
            return path_of(owner) == path
    return False


def _stays(item: ast.expr, loop: Loop, ctx: Context) -> bool:
    """Whether it is certainly the same item on each turn."""
    if isinstance(item, ast.Name):
        return item.id not in ctx.model.changes_in(loop).rebound
    return isinstance(item, ast.Constant)


def _climbs(item: ast.expr, loop: Loop, ctx: Context) -> bool:
    """Whether a `while` goes from each item to the next: to its parent, to its cause. Such chains are short."""
    if not isinstance(loop, ast.While) or not isinstance(item, ast.Name):
        return False
    steps = [node for node in ctx.tree.descendants(loop) if isinstance(node, ast.Assign)]
    return any(
        item.id in names_in(ctx.model, step.targets) and item.id in names_in(ctx.model, [step.value]) for step in steps
    )


def _is_searchable(item: ast.expr, found: ast.expr, ctx: Context) -> bool:
    """Whether it is certainly a list of this program's own, of items that may be many and may have a hash."""
    list_ = ctx.model.type_of(found)
    if list_ is None or list_.name != "builtins.list" or ctx.model.qualified_name(found) == "sys.path":
        return False
    if is_unhashable(ctx.model, list_.element) or is_set_by_parts(ctx.model, item):
        return False
    type_ = ctx.model.type_of(item)
    return type_ != BOOL and not is_unhashable(ctx.model, type_)
