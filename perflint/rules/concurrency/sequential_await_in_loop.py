import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.waiting.lookups import asks_one_by_one

_AT_ONCE = "all requests are sent at once, also those after one that fails"


class SequentialAwaitInLoop(Rule):
    """Requests that do not need each other, sent one after the other: n of them take n times as long as one.

    While an answer is on its way there is nothing to do, and the next request could be on its way too. With twenty at a
    time (`asyncio.gather`, and a semaphore that says how many) a hundred requests take the time of five. Better still
    is one request for all, where the other side has one. Gathering what does not wait makes it slower instead; the
    rule therefore wants to be certain that an answer from another machine is waited for.

    ## Stays silent
    - on what is not certainly a reading request over the network: unknown functions, queues, locks, and writes, whose
      order may matter
    - where requests share one connection: the session, transaction or cursor of a database, a websocket
    - where the loop does anything else that waits: a pause or limiter, a lock, another kind of call
    - where a turn sees what an earlier one has done: pages and cursors, `while` loops, anything but adding to results
    - where the loop may end early, with `break` or `return`, or the request is made on some turns only
    - where `await-lookup-in-loop` knows what asks for all at once
    - in loops over batches and attempts, over asynchronous iterators, and over as many items as are written out

    ## Fix safety
    A list comprehension of what it waits for, a loop that only appends that to a list, and a loop that waits at its
    beginning get all answers from `await asyncio.gather(...)`, which gives them in the order of the items and raises
    the exception that comes first, as before. That is unsafe: all requests are sent at once, which the other side may
    not bear; when one fails, the others have been sent already, and nothing has been done with the answers before it.
    `gather-in-loop-unbounded` says where it takes a semaphore besides.

    There is no fix for other loops, for `async with`, where the items cannot certainly be gone through twice and this
    were needed, and in files that import `anyio` or `trio`.
    """

    code = "PRF502"
    kind = Kind.BLOCKING
    cost = Cost("n waits", "n/k waits, k at a time")
    message = "this loop waits for each answer before it asks for the next"
    advice = "ask for several at a time, with `asyncio.gather` and a semaphore, or for all with one request"
    evidence = Evidence(
        setup="""
            import asyncio
            import time
            from multiprocessing import get_context
            from socketserver import StreamRequestHandler, ThreadingTCPServer

            class Answer(StreamRequestHandler):
                def handle(self):
                    question = self.rfile.readline()
                    time.sleep(0.005)
                    self.wfile.write(question)

            ThreadingTCPServer.request_queue_size = 100
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
            return [await ask(number) for number in range(n)]
        """,
        fast="""
            limit = asyncio.Semaphore(20)

            async def ask_in_turn(number):
                async with limit:
                    return await ask(number)

            return await asyncio.gather(*map(ask_in_turn, range(n)))
        """,
        cases={"a server that takes 5 ms": ""},
        sizes=(1, 10, 100),
        measures="wall",
    )

    @on(ast.Await, in_loop=True, value=(ast.Call,))
    def check(self, node: ast.Await, ctx: Context) -> Findings:
        if asks_one_by_one(ctx.model, node, node.value):
            yield self.finding(ctx, node)

    @on(ast.AsyncWith, in_loop=True)
    def check_block(self, node: ast.AsyncWith, ctx: Context) -> Findings:
        if asks_one_by_one(ctx.model, node, node.items[0].context_expr):
            yield self.finding(ctx, node)

    def fix(self, node: ast.AST, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.gathering import gathered_items

        steps = gathered_items(ctx.model, node) if isinstance(node, ast.Await) else ()
        return Rewrite("wait for all with `asyncio.gather`", steps, _AT_ONCE) if steps else None
