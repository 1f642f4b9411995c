import ast

from perflint.findings import Related
from perflint.findings.place import Range
from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on
from perflint.semantics.amounts.item_loops import asks_in_turn
from perflint.semantics.summaries.chains import Sibling
from perflint.semantics.waiting.lookups import looks_up_each, sibling_of_lookup
from perflint.semantics.waiting.remote import Wait, asked_by

_ONE_REQUEST = "several at a time, with `asyncio.gather` and a semaphore, or for all with one request"


class AwaitLookupInLoop(Rule):
    """Looked up one by one in a loop, each by its key, n things take n answers, where one might have them all.

    A database and a server take about as long to find a hundred things as to find one: what takes time is the way
    there and back. Where the class, or the module, has a function beside that takes many keys, as `get_many` beside
    `get`, one call of it does the work of the loop; the finding names it. Where there is none, the rule speaks only
    of what is certain to ask another machine, by functions of other modules too. The places below the finding lead
    there.

    ## Stays silent
    - where no sibling certainly looks up the same by many keys of the same kind, and it is not certain what the call
      asks, or the requests share one connection: the session, transaction or cursor of a database
    - where what the loop calls keeps what it has found, and where the loop asks on some turns only
    - where the loop may end early, as one does that looks for the first, and where an earlier turn may decide what
      a later one asks for: a key that comes from an answer, items that are added meanwhile
    - where the loop does anything else to what it asks, such as saving
    - where the loop pauses, in loops over pages, batches and attempts, and over a handful
    - on places that `sequential-await-in-loop` reports, which needs no other module to see them
    - in tests
    """

    code = "PRF505"
    kind = Kind.BLOCKING
    cost = Cost("n answers", "one")
    message = "`{called}` waits for an answer to each key before it asks for the next"
    advice = "ask for {instead}"
    evidence = Evidence(
        setup="""
            import asyncio
            import time
            from multiprocessing import get_context
            from socketserver import StreamRequestHandler, ThreadingTCPServer

            class Answer(StreamRequestHandler):
                def handle(self):
                    keys = self.rfile.readline()
                    time.sleep(0.005)
                    self.wfile.write(keys)

            ThreadingTCPServer.request_queue_size = 100
            server = ThreadingTCPServer(("127.0.0.1", 0), Answer)
            get_context("fork").Process(target=server.serve_forever, daemon=True).start()

            class Users:
                async def get(self, id):
                    return (await self._ask(str(id)))[0]

                async def get_many(self, ids):
                    return await self._ask(" ".join(map(str, ids)))

                async def _ask(self, keys):
                    reader, writer = await asyncio.open_connection(*server.server_address)
                    writer.write(f"{keys}\\n".encode())
                    answer = await reader.readline()
                    writer.close()
                    return answer.decode().split()
        """,
        slow="""
            users = Users()
            return [await users.get(id) for id in ids]
        """,
        fast="""
            users = Users()
            return await users.get_many(ids)
        """,
        cases={"a server that takes 5 ms": "ids = range(n)"},
        sizes=(1, 10, 100),
        measures="wall",
    )
    asks_project = ("reads", "siblings")

    @on(ast.Await, in_loop=True, value=(ast.Call,))
    def check(self, node: ast.Await, ctx: Context) -> Findings:
        yield from self._check(node, ctx)

    @on(ast.AsyncWith, in_loop=True)
    def check_block(self, node: ast.AsyncWith, ctx: Context) -> Findings:
        yield from self._check(node, ctx)

    def _check(self, wait: Wait, ctx: Context) -> Findings:
        call = asked_by(ctx.model, wait)
        if call is None:
            return
        sibling, reading = sibling_of_lookup(ctx.model, wait), ctx.model.reading(call)
        if sibling is not None:
            beside: tuple[Related, ...] = (_definition(sibling),)
            instead = f"all of them at once, with `{sibling.name}`"
        elif _asks_in_turn(wait, call, ctx):
            beside, instead = (), _ONE_REQUEST
        else:
            return
        hops = reading.hops if reading is not None else ()
        finding = self.finding(ctx, wait, chain=hops, called=ctx.source.slice(call.func), instead=instead)
        yield finding._replace(related=(*beside, *finding.related))


def _definition(sibling: Sibling) -> Related:
    return Related(f"`{sibling.name}` takes many keys", Range(sibling.line, 1, sibling.line, 1), sibling.path)


def _asks_in_turn(wait: Wait, call: ast.Call, ctx: Context) -> bool:
    """Whether the loop waits for nothing else, and only the project tells that."""
    if not looks_up_each(ctx.model, wait, call) or asks_in_turn(ctx.model, wait, call):
        return False
    return asks_in_turn(ctx.model, wait, call, by_project=True)
