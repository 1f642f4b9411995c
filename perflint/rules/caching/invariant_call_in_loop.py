import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.amounts.few_turns import takes_few_turns
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.escapes import escapes
from perflint.semantics.quiet import hold_still
from perflint.semantics.waiting.variation import is_decided_before
from perflint.syntax.turns import is_in_a_branch, runs_rarely
from perflint.syntax.walker import Loop

_OF_ITEMS = {
    "builtins.all",
    "builtins.any",
    "builtins.frozenset",
    "builtins.max",
    "builtins.min",
    "builtins.set",
    "builtins.sorted",
    "builtins.str.join",
    "builtins.sum",
    "collections.Counter",
    "math.fsum",
    "statistics.fmean",
    "statistics.mean",
    "statistics.median",
    "statistics.stdev",
}
_COPIES = ("builtins.dict", "builtins.list")
_OF_TEXT = ("builtins.str.split", "builtins.str.splitlines")
_OF_NONE = {"Counter", "all", "any", "dict", "frozenset", "fsum", "join", "list", "set", "sorted", "split"}
_OF_NONE |= {"splitlines", "sum"}
"""What takes no items as well as some."""
_MUTABLE = ("builtins.set", "builtins.list", "collections.Counter")


class InvariantCallInLoop(Rule):
    """A call that goes through all items of a container, and gives the same on every turn of a loop: O(n·m).

    `max(totals)`, `sorted(names)` or `shared & set(ids)` look at every item. Where nothing in the loop changes the
    container, the result is the same on every turn: computing it once before the loop saves the rest.

    ## Stays silent
    - where the loop may change what the call looks at, or where that is not certain
    - where the container certainly has a fixed size, or it or the loop's items are a handful, as their names say
    - where the call stands in a branch or behind an `and`, runs once at most, or only when something goes wrong
    - where the result is only searched: that is said by `set-rebuilt-per-test`
    - where each turn needs an object of its own to keep or change, or goes through a copy in any case

    ## Fix safety
    The call is made before the outermost loop that leaves its items alone, and all calls that are written like it get
    the name of the result. This is safe in a function whose loop changes nothing but what the function has made, where
    the types say that the call cannot fail: `sum` of a list of numbers. Otherwise it is unsafe: the call then runs even
    if the loop has no turn, what it raises is raised before the loop, and somebody else may change the items meanwhile.
    There is no fix for `max` and its like where the loop may have no turn, for an empty list has no maximum; in a
    `with`; in a `try`, if it may fail; and where the code asks about the items first.
    """

    code = "PRF401"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n·m)", "O(n + m)")
    message = "`{call}` goes through all of its items on every turn of this loop, and always gives the same"
    advice = "call it once before the loop"
    evidence = Evidence(
        slow="""
            return [total / sum(totals) for total in totals]
        """,
        fast="""
            whole = sum(totals)
            return [total / whole for total in totals]
        """,
        cases={"as many turns as items": "totals = [1.5] * n"},
        sizes=(3, 100, 3_000),
    )

    @on_call(*_OF_ITEMS, *_COPIES, *_OF_TEXT, in_loop=True)
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        items = None if _is_searched(call, ctx) else _items(call)
        if items is None or _is_needed_anew(call, ctx):
            return
        loop = _loop(call, items, ctx)
        if loop is None or runs_rarely(ctx.tree, call, loop):
            return
        if is_in_a_branch(ctx.tree, call, loop) or is_decided_before(ctx.model, call, loop):
            return
        looks_deeper = any(keyword.arg == "key" for keyword in call.keywords)
        if _is_said(call, loop, ctx) or are_from_few(ctx.model, items):
            return
        if hold_still(ctx.model, items, loop, looks_deeper):
            yield self.finding(ctx, call, call=ctx.source.slice(call))

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.hoisting import hoisted, place_for, reason_against
        from perflint.rewrites.naming import name_for

        items = _items(call)
        loop = _loop(call, items, ctx) if items is not None else None
        if items is None or loop is None or _needs_one(call, ctx):
            return None
        looks_deeper = any(keyword.arg == "key" for keyword in call.keywords)

        def is_same(region: ast.AST) -> bool:
            is_still = hold_still(ctx.model, items, region, looks_deeper)
            return is_still and _is_invariant(call, items, region, ctx)

        place = place_for(ctx.model, call, loop, is_same)
        if place is None:
            return None
        name = name_for(call, (ctx.model.qualified_name(call.func) or "").rpartition(".")[2], items)
        steps = hoisted(ctx.model, call, place, name)
        return Rewrite("call it before the loop", tuple(steps), reason_against(ctx.model, call, place))


def _needs_one(call: ast.Call, ctx: Context) -> bool:
    """Whether the call raises an exception if there are no items, and a loop around may have no turn."""
    name = (ctx.model.qualified_name(call.func) or "").rpartition(".")[2]
    if name in _OF_NONE or any(keyword.arg == "default" for keyword in call.keywords):
        return False
    return not all(_has_turn(loop, call, ctx) for loop in ctx.model.loops(call))


def _has_turn(loop: Loop, call: ast.Call, ctx: Context) -> bool:
    """Whether the loop certainly comes to the call."""
    match loop:
        case ast.While(test=test):
            is_asked = call is test or call in ctx.tree.descendants(test)
            return is_asked or (isinstance(test, ast.Constant) and bool(test.value))
        case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[ast.Constant(value=int(turns))])):
            return turns > 0
    return False


def _is_searched(call: ast.Call, ctx: Context) -> bool:
    """Whether the result is only searched, which `set-rebuilt-per-test` and its like speak of."""
    match ctx.tree.parent(call):
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[searched]):
            return searched is call
    return False


def _items(call: ast.Call) -> ast.expr | None:
    """What the call goes through: its only argument, or the text that it splits."""
    match call:
        case ast.Call(func=ast.Attribute(value=text, attr="split" | "splitlines")):
            return text
        case ast.Call(args=[items]) if not isinstance(items, ast.Starred):
            return items
    return None


def _loop(call: ast.Call, items: ast.expr, ctx: Context) -> Loop | None:
    """The innermost loop of more than a few turns on all of which the call gives the same."""
    for loop in ctx.model.loops(call):
        if not _is_invariant(call, items, loop, ctx) or _is_ended_by_others(loop, ctx):
            return None
        if not takes_few_turns(ctx.model, loop):
            return loop
    return None


def _is_invariant(call: ast.Call, items: ast.expr, loop: ast.AST, ctx: Context) -> bool:
    match items:
        case ast.Call(func=ast.Attribute(value=mapping, attr="items" | "keys" | "values"), args=[]):
            others = [keyword.value for keyword in call.keywords]
            return ctx.model.is_unchanged(mapping, loop) and all(ctx.model.is_invariant(one, loop) for one in others)
    return ctx.model.is_invariant(call, loop)


def _is_ended_by_others(loop: Loop, ctx: Context) -> bool:
    """Whether a `while` waits for what its own code never changes: then something unseen does."""
    match loop:
        case ast.While(test=test):
            return not isinstance(test, ast.Constant) and ctx.model.is_invariant(test, loop)
    return False


def _is_needed_anew(call: ast.Call, ctx: Context) -> bool:
    """Whether one result cannot stand for all of them, or saves little."""
    if ctx.model.qualified_name(call.func) in (*_COPIES, *_OF_TEXT):
        match ctx.tree.parent(call):
            case ast.Subscript(slice=index):
                return isinstance(index, ast.Slice)
        return True
    return ctx.model.is_instance(call, *_MUTABLE) and escapes(ctx.model, call)


def _is_said(call: ast.Call, loop: Loop, ctx: Context) -> bool:
    """Whether another finding says it: about the same call before, or about one that this is a part of."""
    for above in ctx.tree.ancestors(call):
        if above is loop:
            break
        if isinstance(above, ast.Call) and ctx.model.qualified_name(above.func) in _OF_ITEMS:
            return ctx.model.is_invariant(above, loop)
    calls = [node for node in ctx.tree.descendants(loop) if isinstance(node, ast.Call)]
    before = [one for one in calls if (one.lineno, one.col_offset) < (call.lineno, call.col_offset)]
    same = [one for one in before if ctx.source.slice(one) == ctx.source.slice(call)]
    return any(not is_in_a_branch(ctx.tree, one, loop) for one in same)
