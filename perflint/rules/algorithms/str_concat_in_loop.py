import ast
import re

from perflint.knowledge.handfuls import is_handful
from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.amounts.brevity import runs_briefly
from perflint.semantics.cells import is_shared
from perflint.semantics.searching.accumulation import growth_in, is_climb
from perflint.semantics.types import STR
from perflint.syntax.growth import Growth, growth_of
from perflint.syntax.turns import runs_rarely
from perflint.syntax.walker import Loop

_COMMAND = re.compile(r"(cmd|command)(_?line|s)?$", re.IGNORECASE)


class StrConcatInLoop(Rule):
    """A loop that adds to a string copies the whole string on every turn, unless it is a plain local variable: O(n²).

    CPython extends a string in place if it is a local variable of the running function that nothing else refers to:
    `text += part` and `text = text + part` are linear then. Nothing of the sort happens for an attribute, an item, a
    global name, for text that is added in front or put together in an f-string, nor for `text = text + a + b`, which
    copies the text before it adds `b`. From Python 3.11 on it no longer happens for names outside of functions and
    for variables that an inner function shares either; on 3.11 a comprehension is such an inner function.

    ## Stays silent
    - on a plain local variable that is extended in place, and where it is not certain that it is a string
    - where the loop also reads the text or starts it afresh, itself or in a method that it calls
    - where the object, the key or the index changes from turn to turn, so that each text is added to once
    - for text added in front in a `while`: the digits of a number and the ancestors of a node are few
    - on what is called like a handful, as `options`, or like the command line of another program, which is short
    - where most turns go another way and extend the text in place: one of several characters is special
    - in a loop over a few items, over what comes from a handful, over arguments or the parts of a path, and where the
      loop ends right afterwards

    ## Fix safety
    The parts are put into a list, and joined after the loop or where the text is read. That is safe for a variable of
    one function that starts as a text in the same block, if all that is added certainly is text. It is unsafe

    - where what is added may be no plain text: numbers raise `TypeError` only when the parts are joined, and what has
      a `+` of its own, as text that is marked as safe HTML, loses it
    - for an attribute, an item, or a name that is not of the function alone: it is set after the loop, and who looks
      at it on the way, or after an exception, misses the parts so far
    - where an exception is caught in the function, which then reads the text: it misses the parts so far

    There is no fix where the text gets parts at both ends, where an f-string goes over several lines, and for an
    attribute that gets longer in a `while`, or in a loop that is left by `return` or waits for something.
    """

    code = "PRF201"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "`{name}` is {what}, so each turn of this loop copies all of the text so far"
    advice = "collect the parts in a list, and `join` them{order} after the loop"
    evidence = Evidence(
        setup="""
            class Page:
                def __init__(self):
                    self.html = ""
        """,
        slow="""
            page = Page()
            for row in rows:
                page.html += f"<li>{row}</li>"
            return page.html
        """,
        fast="""
            page = Page()
            page.html = "".join([f"<li>{row}</li>" for row in rows])
            return page.html
        """,
        cases={"short parts": "rows = range(n)", "longer parts": "rows = ['some words to read'] * n"},
        sizes=(10, 100, 20_000),
    )

    @on(ast.AugAssign, ast.Assign, in_loop=True)
    def check(self, statement: ast.stmt, ctx: Context) -> Findings:
        growth = growth_of(statement)
        if growth is None or is_climb(ctx.model, growth):
            return
        if _is_short(getattr(growth.target, "id", getattr(growth.target, "attr", ""))):
            return
        where = _where(growth.target, ctx)
        if (growth.is_one_sum and not where) or not _is_text(growth.target, ctx):
            return
        loop, growing = _filled(growth, ctx)
        if loop is not None:
            copying = [one for one in growing if where or not one.is_one_sum]
            is_rare = runs_rarely(ctx.tree, statement, loop) or _is_exception(statement, growing, copying, ctx)
            if copying[0] == growth and not is_rare:
                what = where if growth.is_one_sum else "put together anew"
                order = " in reverse" if growth.is_at_front else ""
                yield self.finding(ctx, statement, name=ctx.source.slice(growth.target), what=what, order=order)

    def fix(self, node: ast.stmt, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.joining import joined_later

        growth = growth_of(node)
        loop, growing = _filled(growth, ctx) if growth is not None else (None, [])
        if growth is None or loop is None:
            return None
        changes = joined_later(ctx.model, ctx.source, growth, loop, growing)
        return (
            Rewrite("collect the parts and join them", changes.steps, changes.unsafe) if changes is not None else None
        )


def _filled(growth: Growth, ctx: Context) -> tuple[Loop | None, list[Growth]]:
    """The outermost loop that only adds to the text, with the statements that do."""
    for loop in reversed(ctx.model.loops(growth.statement)):
        growing = [] if runs_briefly(ctx.model, loop) else growth_in(ctx.model, growth.target, loop)
        if growing:
            return loop, growing
    return None, []


def _is_short(name: str) -> bool:
    return is_handful(name) or _COMMAND.search(name) is not None


def _is_exception(statement: ast.stmt, growing: list[Growth], copying: list[Growth], ctx: Context) -> bool:
    """Whether most turns go another way, where the text is extended in place: one of many characters is special."""
    in_place = {one.statement for one in growing} - {one.statement for one in copying}
    below: ast.AST = statement
    instead: list[ast.AST] = []
    for above in ctx.tree.ancestors(statement):
        match above:
            case ast.If(body=body, orelse=orelse):
                others = orelse if below in body else body
                instead += [one for other in others for one in (other, *ctx.tree.descendants(other)) if one in in_place]
        below = above
    return len(instead) > 1


def _where(target: ast.expr, ctx: Context) -> str:
    """What keeps CPython from extending the text in place; empty if nothing does."""
    binding = ctx.model.binding(target) if isinstance(target, ast.Name) else None
    if binding is None or (binding.scope.kind == "module" and ctx.tree.function(target) is not None):
        return "no local variable"
    if ctx.target_version < (3, 11):
        return ""
    if binding.scope.kind != "function":
        return "no local variable"
    return "a variable that an inner function shares" if is_shared(ctx.model, binding, ctx.target_version) else ""


def _is_text(target: ast.expr, ctx: Context) -> bool:
    """Whether it certainly holds a string, or is a variable that certainly begins as one."""
    if ctx.model.is_instance(target, "builtins.str"):
        return True
    binding = ctx.model.binding(target) if isinstance(target, ast.Name) else None
    definitions = binding.definitions if binding is not None else ()
    first = [one.value for one in definitions if growth_of(ctx.tree.statement(one.node)) is None]
    return {ctx.model.type_of(value) if value is not None else None for value in first} == {STR}
