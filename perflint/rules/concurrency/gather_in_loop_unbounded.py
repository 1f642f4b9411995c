import ast
import re

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on_call
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.arguments import are_arguments
from perflint.semantics.waiting.fan_out import FanOut, collected, started, starts_all
from perflint.semantics.waiting.openings import is_limited, opened_by

_PART = re.compile(r"batch|chunk|group|islice|sample|slice|worker", re.IGNORECASE)
"""Items that are a part of others, of a chosen size."""
_FILES = 256
"""So many files and connections a program may have open at once on macOS, if nobody asks for more."""


class GatherInLoopUnbounded(Rule):
    """Started for all items at once, coroutines open one connection, file or process each, all at the same time.

    An operating system gives a program so many and no more: 1,024 files and connections together on Linux, 256 on
    macOS, if nobody asks for others. What comes too late fails: of a thousand connections to a server on the same
    machine 753 did, where 256 are allowed. Where there is no limit, memory grows with the number of items, because
    each has its buffers, and the other side has to bear it. With an `asyncio.Semaphore` of twenty all thousand come
    through, in the same time.

    ## Stays silent
    - where the coroutine is not certain to open something, on its own, as the first thing that it waits for
    - on requests of a client that all share, and on pools and threads, which have limits of their own: a hundred
      connections in `aiohttp` and `httpx`. The time that a request waits there in line counts for its time limit
      (`httpx`: 5 seconds), so thousands at once may fail there too; the rule cannot tell how long they take
    - where anything in the coroutine, or around the loop, is called like a limit: semaphore, limiter, workers
    - where the loop itself waits, pauses or may end early, and on slices, batches and other parts of the items
    - where there are certainly few items, as many as are written out, or a handful by their name
    """

    code = "PRF503"
    kind = Kind.MEMORY
    cost = Cost("O(n) open at once", "O(k), k at a time")
    message = "every `{coroutine}` {opens}, and this starts one for each item at once"
    advice = "let so many work at a time: an `asyncio.Semaphore` in the coroutine, or batches of the items"
    evidence = Evidence(
        setup="""
            import asyncio
            from multiprocessing import get_context
            from socketserver import StreamRequestHandler, ThreadingTCPServer

            class Answer(StreamRequestHandler):
                def handle(self):
                    self.wfile.write(self.rfile.readline())

            ThreadingTCPServer.request_queue_size = 1000
            server = ThreadingTCPServer(("127.0.0.1", 0), Answer)
            get_context("fork").Process(target=server.serve_forever, daemon=True).start()

            async def ask(number):
                reader, writer = await asyncio.open_connection(*server.server_address)
                writer.write(b"%d\\n" % number)
                answer = await reader.readline()
                writer.close()
                return int(answer)
        """,
        slow="""
            return await asyncio.gather(*[ask(number) for number in numbers])
        """,
        fast="""
            semaphore = asyncio.Semaphore(20)

            async def ask_in_turn(number):
                async with semaphore:
                    return await ask(number)

            return await asyncio.gather(*[ask_in_turn(number) for number in numbers])
        """,
        cases={"a connection for each": "numbers = range(n)"},
        sizes=(10, 100, 400),
        measures="memory",
    )

    @on_call("asyncio.as_completed", "asyncio.gather", "asyncio.wait")
    def check_collected(self, call: ast.Call, ctx: Context) -> Findings:
        for coroutines in call.args:
            for fan_out in collected(ctx.model, coroutines):
                yield from self._check(fan_out, call, ctx)

    @on_call("*.create_task", "*.start_soon", "asyncio.ensure_future", in_loop=True)
    def check_started(self, call: ast.Call, ctx: Context) -> Findings:
        for fan_out in started(ctx.model, call):
            yield from self._check(fan_out, call, ctx)

    def _check(self, fan_out: FanOut, call: ast.Call, ctx: Context) -> Findings:
        opens = opened_by(ctx.model, fan_out.called)
        if opens is None or not starts_all(ctx.model, fan_out) or not _may_be_many(fan_out.items, ctx):
            return
        if not is_limited(ctx.model, ctx.tree.function(call) or ctx.tree.module):
            coroutine, related = ctx.source.slice(fan_out.called), (("one for each of these", fan_out.items),)
            yield self.finding(ctx, call, related=related, coroutine=coroutine, opens=opens)


def _may_be_many(items: ast.expr, ctx: Context) -> bool:
    limit = ctx.model.containers.size_limit(items)
    if limit is not None:
        return limit > _FILES
    if _PART.search(ctx.source.slice(items)) or are_arguments(ctx.model, items) or are_from_few(ctx.model, items):
        return False
    root = items
    while isinstance(root, ast.Attribute | ast.Subscript):
        if isinstance(root, ast.Subscript) and isinstance(root.slice, ast.Slice):
            return False
        root = root.value
    binding = ctx.model.binding(root) if isinstance(root, ast.Name) else None
    return binding is None or all(definition.kind != "loop" for definition in binding.definitions)
