import ast

from perflint.findings import Impact, Related
from perflint.rules import Context, Evidence, Findings, Kind, Rule, on
from perflint.semantics.beginnings import is_program
from perflint.semantics.chains import Chain
from perflint.semantics.summary import Form
from perflint.syntax.reachability import is_left_out


class TransitiveBlockingCall(Rule):
    """A call that blocks, some functions down, keeps every other task of the event loop waiting.

    An `async def` may call a plain function that calls another one that sleeps, sends a request or reads a file: it
    blocks as if the call stood in it. The places below the finding lead to it, step by step, through this module and
    others: functions, methods, properties, constructors, `with` and generators.

    Off by default for two costs: a run over a project with async code takes about half as long again; and where there
    is hardly ever more than one request at a time, a thread for each costs more than it gains.

    ## Stays silent
    - where it is not certain which function is called, all the way down
    - on functions that are handed on, to `asyncio.to_thread`, an executor or a thread, and not called
    - on a call that blocks in the async function itself, which `blocking-call-in-async` reports
    - on functions that only sometimes block, as their arguments say; on one look at a file, and on locks and sockets
    - below a function with a cache, which runs once
    - on code that never runs, and on short waits in a function that the module itself runs with `asyncio.run(main())`
    - in tests, which have nothing else to do
    """

    code = "PRF504"
    kind = Kind.BLOCKING
    message = "`{called}` ends in `{call}`, which {waits}, and every other task of the event loop waits with it"
    advice = "use {instead}, or hand the function to `asyncio.to_thread`"
    evidence = Evidence(
        setup="import asyncio\nimport time",
        slow="""
            def look_up(request):
                time.sleep(0.002)
                return request

            async def answer(request):
                return look_up(request)

            return await asyncio.gather(*[answer(request) for request in range(n)])
        """,
        fast="""
            def look_up(request):
                time.sleep(0.002)
                return request

            async def answer(request):
                return await asyncio.to_thread(look_up, request)

            return await asyncio.gather(*[answer(request) for request in range(n)])
        """,
        cases={"so many requests at once": ""},
        sizes=(1, 10, 100),
        measures="wall",
    )
    asks_project = True

    @on(ast.Call, in_async=True)
    def check_call(self, call: ast.Call, ctx: Context) -> Findings:
        yield from self._check(call, "call", ctx)

    @on(ast.Attribute, in_async=True, value=(ast.Name,))
    def check_property(self, attribute: ast.Attribute, ctx: Context) -> Findings:
        yield from self._check(attribute, "get" if isinstance(attribute.ctx, ast.Load) else "set", ctx)

    @on(ast.With, in_async=True)
    def check_block(self, statement: ast.With, ctx: Context) -> Findings:
        for item in statement.items:
            yield from self._check(item.context_expr, "enter", ctx)

    @on(ast.For, in_async=True)
    def check_loop(self, loop: ast.For, ctx: Context) -> Findings:
        yield from self._check(loop.iter, "iterate", ctx)

    def _check(self, node: ast.expr, form: Form, ctx: Context) -> Findings:
        chain = ctx.model.blocking_chain(node, form)
        if chain is None or is_left_out(ctx.tree, node):
            return
        if chain.blocking.tier == "error" or not is_program(ctx.model, ctx.tree.function(node)):
            called = ctx.source.slice(node.func if isinstance(node, ast.Call) else node)
            blocking = chain.blocking
            finding = self.finding(
                ctx, node, called=called, call=blocking.name, waits=blocking.waits, instead=blocking.instead
            )
            impact = finding.impact if blocking.tier == "error" else min(finding.impact, Impact.MEDIUM)
            yield finding._replace(impact=impact, related=_way(chain))


def _way(chain: Chain) -> tuple[Related, ...]:
    """The places on the way, each with what is called there."""
    return tuple(Related(f"calls `{hop.name}`", hop.range, hop.path) for hop in chain.hops)
