import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.searching.accumulation import copied_in, grown_class, is_climb
from perflint.syntax.growth import growth_of


class BytesConcatInLoop(Rule):
    """Adding to bytes copies all of them on every turn of the loop: O(n²), even with `+=` on a local variable.

    CPython extends a string in place where it can, but never bytes. `b"".join(chunks)` copies each chunk once; a
    `bytearray` grows in place, and can be looked at on the way like bytes.

    ## Stays silent
    - on a `bytearray`, and where it is not certain that these are bytes
    - where the loop needs the bytes as they are on each turn: it passes them on, yields them, takes from them
    - where the loop starts them afresh
    - in `while len(header) < 12` and `while len(body) % 16`: a few bytes are copied at once; a line that is read byte
      by byte is not much more
    - in a function that stands in for a compiled one, if there is none
    - for bytes that are added in front in a `while`: the digits of a number are few
    - in a loop over a few items, for what is called like a handful, and where the loop ends right afterwards

    ## Fix safety
    The variable becomes a `bytearray` where it starts, and bytes again where these are read, or after the loop. That
    is safe for a variable of one function, if the loop itself does no more than to look at it, and what is added
    certainly are bytes. It is unsafe

    - where what is added may be of another type, which a bytearray takes and bytes do not
    - where an exception is caught in the function, which then reads it: what there is until then is a bytearray
    - where it is not known what the variable starts from: it may be something else than bytes

    There is no fix for an attribute, an item, a parameter, a name that other functions share, and for what is added in
    front.
    """

    code = "PRF205"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "`{name}` are bytes, so each turn of this loop copies all of them to add to them"
    advice = "collect the parts in a list and `join` them{order} after the loop, or add to a `bytearray`"
    evidence = Evidence(
        slow="""
            body = b""
            for chunk in chunks:
                body += chunk
            return body
        """,
        fast="""
            body = bytearray()
            for chunk in chunks:
                body += chunk
            return bytes(body)
        """,
        cases={
            "chunks of ten bytes": "chunks = [b'0123456789'] * n",
            "single bytes": "chunks = [b'0'] * n",
        },
        sizes=(10, 100, 20_000),
    )

    @on(ast.Assign, in_loop=True, value=(ast.BinOp,))
    def check(self, statement: ast.Assign, ctx: Context) -> Findings:
        yield from self._report(statement, ctx)

    @on(ast.AugAssign, in_loop=True, op=(ast.Add,))
    def check_in_place(self, statement: ast.AugAssign, ctx: Context) -> Findings:
        yield from self._report(statement, ctx)

    def _report(self, statement: ast.stmt, ctx: Context) -> Findings:
        growth = growth_of(statement)
        if growth is None or is_climb(ctx.model, growth):
            return
        is_bytes = grown_class(ctx.model, growth) == "builtins.bytes"
        if is_bytes and copied_in(ctx.model, growth, copies=lambda growth: True):
            order = " in reverse" if growth.is_at_front else ""
            yield self.finding(ctx, statement, name=ctx.source.slice(growth.target), order=order)

    def fix(self, node: ast.stmt, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.thawing import thawed

        growth = growth_of(node)
        changes = thawed(ctx.model, growth, "builtins.bytes") if growth is not None else None
        return (
            Rewrite("fill a `bytearray`, and make bytes of it", changes.steps, changes.unsafe)
            if changes is not None
            else None
        )
