import ast

from perflint.findings import Impact
from perflint.rules import Context, Evidence, Findings, Kind, Rule, on
from perflint.semantics.waiting.waits import WAITING, waits_at


class TransitiveBlockingCall(Rule):
    """A call that blocks, some functions down, keeps every other task of the event loop waiting.

    An `async def` may call a plain function that calls another one that sleeps, sends a request or asks a database: it
    blocks as if the call stood in it. The places below the finding lead to it, step by step, through this module and
    others: functions, methods, properties, constructors, `with`, generators, and functions that are handed to those.
    Waiting for a disk is shorter most of the time; `transitive-file-access` is about that.

    ## Stays silent
    - where it is not certain which function is called, all the way down; a method of a class that others derive from
      is the one that the class has, and an abstract one blocks if all do that override it
    - on functions that are handed on, to `asyncio.to_thread`, an executor or a thread, and not called
    - on a call that blocks in the async function itself, which `blocking-call-in-async` reports
    - on functions that only sometimes block, as their arguments say; on locks and sockets
    - below a function with a cache, and behind `if self.rows is None` and the like where `self.rows` is set: it runs
      once
    - on code that never runs, be it that a constant of the module is `False`, or on one system only, and on short waits
      in a function that the module itself runs with `asyncio.run(main())`
    - in tests and in the code of a command line (`cli/`), which have nothing else to do
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
    asks_project = ("blocking",)

    @on(*WAITING, in_async=True)
    def check(self, node: ast.AST, ctx: Context) -> Findings:
        for waiting, (hops, blocking) in waits_at(ctx.model, node, for_disk=False):
            called = ctx.source.slice(waiting.func if isinstance(waiting, ast.Call) else waiting)
            finding = self.finding(ctx, waiting, chain=hops, called=called, **blocking.words)
            yield finding if blocking.tier == "error" else finding.at_most(Impact.MEDIUM)
