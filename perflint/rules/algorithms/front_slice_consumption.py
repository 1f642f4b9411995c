import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on
from perflint.semantics.amounts.lengths import holds_all, is_short
from perflint.semantics.searching.consumption import consumed_in
from perflint.semantics.searching.recursion import goes_on_with
from perflint.semantics.searching.starts import held_type
from perflint.syntax.consumption import FrontSlice, front_slice_of
from perflint.syntax.turns import runs_rarely

_LITTLE = 8
"""So many items at a time are a step through a list; more are a batch, and its work outweighs the copy."""

_INSTEAD = {
    "builtins.list": "go through it by position, or with `popleft` of a `collections.deque`",
    "builtins.str": "keep a position in it: `startswith`, `find` and the `match` of a compiled pattern take one",
    "builtins.bytes": "keep a position in it: `startswith`, `find` and `struct.unpack_from` take one",
}


class FrontSliceConsumption(Rule):
    """Taking items off the front with `rows = rows[1:]` copies all that is left, again and again: O(n²).

    So do `head, *tail = tail` and a function that calls itself with `rows[1:]`. For a list the copy outweighs the
    rest of the turn from some twenty items on. Text and bytes are copied so much faster that it takes ten thousand
    of them to matter: these are reported where they are what a whole file holds.

    ## Stays silent
    - where it is not certainly a list, or text and bytes that were read at once
    - where the loop needs each rest: it is passed on, kept, or yielded
    - where more than a few items are taken at a time: the work on a batch outweighs the copy
    - for what is short: `*args`, the command line, the parts of a `split`, what is called like a handful: `options`
    - in a recursion that goes down something else at the same time, or calls itself in a loop
    - where the loop ends right afterwards
    """

    code = "PRF212"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "each {turn} copies all that is left of `{name}`"
    advice = "{instead}"
    evidence = Evidence(
        slow="""
            sides = list(numbers)
            area = 0
            while sides:
                area += sides[0] * sides[1]
                sides = sides[2:]
            return area
        """,
        fast="""
            sides = list(numbers)
            area = 0
            for position in range(0, len(sides), 2):
                area += sides[position] * sides[position + 1]
            return area
        """,
        cases={"two items a turn": "numbers = range(n)"},
        sizes=(10, 100, 5_000),
    )

    @on(ast.Assign, in_loop=True, value=(ast.Subscript, ast.Tuple))
    @on(ast.Assign, in_loop=True, targets=(ast.Tuple,), value=(ast.Name, ast.Attribute))
    def check_loop(self, statement: ast.Assign, ctx: Context) -> Findings:
        front = front_slice_of(statement)
        if front is None or (type_ := held_type(ctx.model, front.source)) is None:
            return
        if not _is_worth_it(front, type_.name, ctx):
            return
        for loop in reversed(ctx.model.loops(statement)):
            taking = consumed_in(ctx.model, front.place, loop)
            if taking:
                is_rare = ctx.model.is_short(loop) or runs_rarely(ctx.tree, statement, loop)
                if taking[0] is statement and not is_rare:
                    name, instead = ctx.source.slice(front.place), _INSTEAD[type_.name]
                    yield self.finding(ctx, statement, turn="turn of this loop", name=name, instead=instead)
                return

    @on(ast.Slice, lower=(ast.Constant,))
    def check_recursion(self, front: ast.Slice, ctx: Context) -> Findings:
        match front:
            case ast.Slice(lower=ast.Constant(value=int(taken)), upper=None, step=None) if 1 <= taken <= _LITTLE:
                rest = ctx.tree.parent(front)
            case _:
                return
        match rest:
            case ast.Subscript(value=ast.Name() as rows, ctx=ast.Load()) if goes_on_with(ctx.model, rest, rows):
                if ctx.model.is_instance(rows, "builtins.list") and not is_short(ctx.model, rows):
                    instead = "pass a position along, or go through it in a loop"
                    yield self.finding(ctx, rest, turn="call of this function", name=rows.id, instead=instead)


def _is_worth_it(front: FrontSlice, class_: str, ctx: Context) -> bool:
    """Whether so little is taken at a time, of something that may be so long, that the copies matter."""
    if class_ != "builtins.list":
        return class_ in _INSTEAD and holds_all(ctx.model, front.source)
    is_little = isinstance(front.taken, ast.Constant) and front.taken.value in range(1, _LITTLE + 1)
    return is_little and not is_short(ctx.model, front.source)
