import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, code, on, replace
from perflint.semantics.amounts.brevity import goes_through_few
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.amounts.throngs import are_given, have_given_turns, may_be_many
from perflint.semantics.hashing import has_plain_hash, is_set_by_parts, is_unhashable
from perflint.semantics.types import Type
from perflint.syntax.conditions import is_in_condition
from perflint.syntax.turns import runs_rarely, turns_of
from perflint.syntax.walker import Loop

_SEARCHED = {"builtins.list": "list", "builtins.tuple": "tuple"}


class ListMembershipInLoop(Rule):
    """`in` compares the items of a list one by one, on every turn of the loop: O(n·m) where a set needs O(n + m).

    The list is searched from its start each time. A set made once before the loop answers in constant time;
    even with the cost of making it, it wins from about five items and a few turns on.

    ## Stays silent
    - where the container is not certainly a list or a tuple, or where all of its items are written out
    - where the loop changes it, or builds it anew on each turn
    - where the items cannot be in a set, being lists or dicts themselves
    - where a constant is looked for, as in the flags of a command
    - in the condition of a `while`: `while name in taken` looks for the first free name and ends soon
    - unless something says that there may be hundreds: the caller gives both; or there are rows, tokens, files, nodes,
      ids, or lists put one after the other
    - where the list or what the loop runs over is a handful, or made from one: columns, options, modes, dimensions,
      what is read from a configuration
    - in a loop over a few items, and where the loop ends right afterwards

    ## Fix safety
    A list that one function makes for itself, and only adds to, searches and asks whether it is empty, becomes a set
    where it is made. Any other list gets a set beside it, made in front of the loop. Both are safe if the items of the
    list and what is looked for certainly are numbers, texts, dates, paths or tuples of these, and nothing but the
    function can change the list while the loop runs.

    Otherwise the fix is unsafe: an item without a hash raises a `TypeError`, and one whose hash does not go with how it
    compares is not found. Of a set beside the list, what other code does to the list meanwhile is not seen, nor, where
    a generator is handed on, what happens to the list before the generator is read; and the list is read even where
    the loop makes no turn, though it may not be there then. There is no fix outside of functions and in an `elif`.
    """

    code = "PRF101"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n·m)", "O(n + m)")
    message = "`{name}` is a {type}, and this loop searches it item by item on every turn"
    advice = "make a set of `{name}` once before the loop and test against that; of ids, where the items have no hash"
    evidence = Evidence(
        slow="""
            wanted = list(ids)
            return [row for row in rows if row in wanted]
        """,
        fast="""
            wanted = set(ids)
            return [row for row in rows if row in wanted]
        """,
        cases={
            "all rows are wanted": "ids = rows = range(n)",
            "no row is wanted": "ids = range(n); rows = range(-n, 0)",
        },
        sizes=(10, 100, 3_000),
    )

    @on(ast.Compare, in_loop=True, ops=(ast.In, ast.NotIn), comparators=(ast.Name, ast.Attribute))
    def check(self, test: ast.Compare, ctx: Context) -> Findings:
        match test:
            case ast.Compare(
                left=item, ops=[ast.In() | ast.NotIn()], comparators=[ast.Name() | ast.Attribute() as items]
            ) if not isinstance(item, ast.Constant) and (type_ := _searched(items, ctx)) is not None:
                loop = ctx.model.outlived_loop(items, test)
            case _:
                return
        if loop is None or is_in_condition(ctx.tree, test, loop):
            return
        if is_unhashable(ctx.model, type_.element) or _may_be_unhashable(item, ctx):
            return
        if not ctx.model.is_unchanged(items, turns_of(ctx.tree, loop)) or runs_rarely(ctx.tree, test, loop):
            return
        if are_from_few(ctx.model, items) or goes_through_few(ctx.model, loop):
            return
        is_given = are_given(ctx.model, items) and not _is_for_first(loop, ctx)
        is_given = is_given and have_given_turns(ctx.model, ctx.model.loops(test))
        if is_given or may_be_many(ctx.model, items, item, [loop]):
            yield self.finding(ctx, test, name=ctx.source.slice(items), type=_SEARCHED[type_.name])

    def fix(self, test: ast.Compare, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.companions import NO_HASH, asked, companion_of, making
        from perflint.rewrites.retyping import as_set

        items = test.comparators[0]
        name = ctx.source.slice(items)
        binding = ctx.model.binding(items) if isinstance(items, ast.Name) else None
        retyping = as_set(ctx.model, binding) if binding is not None else None
        if retyping is not None:
            return Rewrite(f"make `{name}` a set", retyping.steps, "" if retyping.is_plain else NO_HASH)
        companion = companion_of(ctx.model, items, test, "builtins.set")
        if companion is None:
            return None
        new, steps = making(companion, items, "set", code("set"))
        is_plain = companion.is_plain
        for one in asked(ctx.model, companion, items):
            match ctx.tree.parent(one):
                case ast.Compare(left=sought, ops=[ast.In() | ast.NotIn()], comparators=[searched]) if searched is one:
                    if not _may_be_unhashable(sought, ctx):
                        steps.append(replace(one, "$new", new=new))
                        is_plain = is_plain and has_plain_hash(ctx.model.type_of(sought))
        doubts = ("" if is_plain else NO_HASH, *companion.doubts)
        return Rewrite(f"make a set of `{name}` before the loop", tuple(steps), "; ".join(filter(None, doubts)))


def _searched(items: ast.expr, ctx: Context) -> Type | None:
    """The type of what certainly is searched item by item."""
    type_ = ctx.model.type_among(items, *_SEARCHED)
    return type_ if type_ is not None and type_.name in _SEARCHED else None


def _may_be_unhashable(item: ast.expr, ctx: Context) -> bool:
    """A tuple is as hashable as its items, and those that SQL or a caller gives may be lists."""
    if isinstance(item, ast.Tuple):
        return any(ctx.model.type_of(part) is None or _may_be_unhashable(part, ctx) for part in item.elts)
    return is_unhashable(ctx.model, ctx.model.type_of(item)) or is_set_by_parts(ctx.model, item)


def _is_for_first(loop: Loop, ctx: Context) -> bool:
    """Whether only the first that fits is wanted: `next(row for row in rows if row.id in wanted)`."""
    match ctx.tree.parent(loop):
        case ast.Call(func=ast.Name(id="next")):
            return True
    return False
