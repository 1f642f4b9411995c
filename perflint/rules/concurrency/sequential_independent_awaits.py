import ast

from perflint.findings import Related
from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on, places
from perflint.semantics.amounts.item_loops import asks_in_turn
from perflint.semantics.waiting.places import event_loop
from perflint.semantics.waiting.succession import Request, successive_in_block, successive_in_display
from perflint.syntax.statements import block_of

_AT_ONCE = "both requests are sent, also if the first fails"


class SequentialIndependentAwaits(Rule):
    """Two requests that need nothing of each other, one after the other, take as long as both together.

    While the first answer is on its way, the second request could be too: with `asyncio.gather`, or a task group, both
    take as long as the slower one. The rule follows calls through all functions of the project down to the client that
    asks another machine; the places below the finding lead there, from each of the requests.

    ## Stays silent
    - where it is not certain that each of them asks another machine, and does nothing else on its way: sets what
      others may see, writes, waits in turns, keeps answers
    - where they share one connection: the session, transaction or cursor of a database, a websocket
    - where one needs what another has found, or asks the same once more
    - where anything stands between them that does more than read an answer: a test, an early return, a call
    - where the first may have to come first, as its name says: connecting, logging in, checking a permission
    - inside of a lock, a semaphore or a transaction, and where one of them has a `try` of its own
    - in tests

    ## Fix safety
    Assignments that follow each other become one with `await asyncio.gather(...)`, which raises the exception that
    comes first, as before. That is unsafe: both requests are sent, also if the first fails, and then the second goes on
    while the exception is handled.

    There is no fix where something stands between the requests, where more is done with an answer than giving it to a
    variable, and in files that import `anyio` or `trio`.
    """

    code = "PRF506"
    kind = Kind.BLOCKING
    cost = Cost("the sum of the waits", "the longest")
    message = "`{first}` {asks}, and `{second}` begins only when the answer is there, but does not need it"
    advice = "start both at once, with `asyncio.gather` or an `asyncio.TaskGroup`"
    evidence = Evidence(
        setup="""
            import asyncio
            import time
            from multiprocessing import get_context
            from socketserver import StreamRequestHandler, ThreadingTCPServer

            class Answer(StreamRequestHandler):
                def handle(self):
                    question = self.rfile.readline()
                    time.sleep(0.02)
                    self.wfile.write(question)

            ThreadingTCPServer.request_queue_size = 100
            server = ThreadingTCPServer(("127.0.0.1", 0), Answer)
            get_context("fork").Process(target=server.serve_forever, daemon=True).start()

            async def ask(question):
                reader, writer = await asyncio.open_connection(*server.server_address)
                writer.write(f"{question}\\n".encode())
                answer = await reader.readline()
                writer.close()
                return answer
        """,
        slow="""
            async def page(number):
                user = await ask(f"user {number}")
                orders = await ask(f"orders {number}")
                return user, orders

            return await asyncio.gather(*[page(number) for number in range(n)])
        """,
        fast="""
            async def page(number):
                user, orders = await asyncio.gather(ask(f"user {number}"), ask(f"orders {number}"))
                return user, orders

            return await asyncio.gather(*[page(number) for number in range(n)])
        """,
        cases={"so many pages at once, a server that takes 20 ms": ""},
        sizes=(1, 4),
        measures="wall",
    )
    asks_project = ("reads",)

    @on(ast.AnnAssign, ast.Assign, ast.AsyncWith, in_async=True)
    def check_statement(self, statement: ast.stmt, ctx: Context) -> Findings:
        yield from self._check(successive_in_block(ctx.model, statement), ctx)

    @on(ast.Call, ast.Dict, ast.List, ast.Tuple, in_async=True)
    def check_parts(self, whole: ast.expr, ctx: Context) -> Findings:
        yield from self._check(successive_in_display(ctx.model, _parts(whole)), ctx)

    def fix(self, wait: ast.AST, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.gathering import gathered_statements

        statement = ctx.tree.statement(wait)
        above = ctx.tree.parent(statement)
        if above is None or event_loop(ctx.model) != "asyncio":
            return None
        waiting = [ctx.tree.statement(request.wait) for request in successive_in_block(ctx.model, statement)]
        block = block_of(above, statement)
        adjacent = block[block.index(statement) :][: len(waiting)]
        steps = gathered_statements(waiting) if waiting and waiting == adjacent else ()
        return Rewrite("wait for all with `asyncio.gather`", steps, _AT_ONCE) if steps else None

    def _check(self, requests: list[Request], ctx: Context) -> Findings:
        if not requests or any(asks_in_turn(ctx.model, one.wait, one.call, by_project=True) for one in requests):
            return
        called = [ctx.source.slice(request.call.func) for request in requests]
        first = requests[0].reading
        asks = first.read.asks
        finding = self.finding(ctx, requests[0].wait, chain=first.hops, first=called[0], second=called[1], asks=asks)
        others = (related for request in requests[1:] for related in _way_from(request, ctx))
        yield finding._replace(related=(*finding.related, *others))


def _way_from(request: Request, ctx: Context) -> tuple[Related, ...]:
    return (Related("and then waits here", ctx.source.range(request.wait)), *places("calls `{}`", request.reading.hops))


def _parts(whole: ast.expr) -> list[ast.expr]:
    """What is evaluated one after the other for a display or a call."""
    match whole:
        case ast.Dict(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return parts
        case ast.Call(args=args, keywords=keywords):
            return [*args, *(keyword.value for keyword in keywords)]
    return []
