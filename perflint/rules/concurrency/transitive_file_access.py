import ast

from perflint.findings import Impact
from perflint.rules import Context, Evidence, Findings, Kind, Rule, on
from perflint.semantics.waiting.waits import WAITING, waits_at


class TransitiveFileAccess(Rule):
    """A file that is read or written some functions below an `async def` keeps every other task waiting for the disk.

    What waits for a local disk is short most of the time, and long when it matters: on a network drive, behind a full
    queue, with a large file, or if it goes through a whole directory. The places below the finding lead to it, step by
    step, through this module and others.

    Off by default: as long as the system has the file in memory, a thread costs more than the wait for it, and code
    that reads a small file now and then is none the worse for it.

    ## Stays silent
    - where `transitive-blocking-call` is silent
    - where a call leads to something worse than a disk too, which is that rule's
    - on one look at a file (`exists`, `stat`, `remove`)
    """

    code = "PRF507"
    kind = Kind.BLOCKING
    message = "`{called}` ends in `{call}`, which {waits}, and every other task of the event loop waits with it"
    advice = "use {instead}, or hand the function to `asyncio.to_thread`"
    evidence = Evidence(
        setup="""
            import asyncio
            import os
            import tempfile

            directory = tempfile.TemporaryDirectory()
        """,
        slow="""
            def save(request):
                with open(os.path.join(directory.name, str(request)), "wb") as file:
                    file.write(bytes(4096))
                    if is_durable:
                        os.fsync(file.fileno())
                return request

            async def answer(request):
                return save(request)

            return await asyncio.gather(*[answer(request) for request in range(n)])
        """,
        fast="""
            def save(request):
                with open(os.path.join(directory.name, str(request)), "wb") as file:
                    file.write(bytes(4096))
                    if is_durable:
                        os.fsync(file.fileno())
                return request

            async def answer(request):
                return await asyncio.to_thread(save, request)

            return await asyncio.gather(*[answer(request) for request in range(n)])
        """,
        cases={
            "so many requests at once, each with a file that reaches the disk": "is_durable = True",
            "so many requests at once, each with a file that only the system keeps": "is_durable = False",
        },
        sizes=(1, 10, 100),
        measures="wall",
    )
    default = False
    asks_project = ("blocking",)

    @on(*WAITING, in_async=True)
    def check(self, node: ast.AST, ctx: Context) -> Findings:
        for waiting, (hops, blocking) in waits_at(ctx.model, node, for_disk=True):
            called = ctx.source.slice(waiting.func if isinstance(waiting, ast.Call) else waiting)
            finding = self.finding(ctx, waiting, chain=hops, called=called, **blocking.words)
            yield finding if blocking.tier == "error" else finding.at_most(Impact.MEDIUM)
