import ast
import re
from collections.abc import Iterator
from itertools import chain

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on
from perflint.semantics.independence import turns_add_up
from perflint.semantics.remote import Wait, waits
from perflint.semantics.sizes import has_fixed_size
from perflint.semantics.variation import is_paced, varies
from perflint.syntax.turns import is_in_a_branch

_Loop = ast.For | ast.ListComp | ast.SetComp | ast.DictComp

_UNIT = re.compile(r"attempt|batch|chunk|cursor|offset|page|poll|retr|slice", re.IGNORECASE)
_ENDS = (ast.Break, ast.Return, ast.Yield, ast.YieldFrom)


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
    - in loops over batches and attempts, over asynchronous iterators, and over as many items as are written out
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
        if _is_sequential(node, node.value, ctx):
            yield self.finding(ctx, node)

    @on(ast.AsyncWith, in_loop=True)
    def check_block(self, node: ast.AsyncWith, ctx: Context) -> Findings:
        if _is_sequential(node, node.items[0].context_expr, ctx):
            yield self.finding(ctx, node)


def _is_sequential(wait: Wait, request: ast.expr, ctx: Context) -> bool:
    """Whether this is the first wait of a loop that asks for one thing after the other, and needs none for the next."""
    loop = next(iter(ctx.model.loops(wait)), None)
    if not isinstance(loop, ast.For | ast.ListComp | ast.SetComp | ast.DictComp):
        return False
    # The wait itself comes first: most loops are done with by that.
    asked = waits(ctx.model, chain([wait], _turn(loop, ctx)))
    if not asked or asked[0] is not wait or any(isinstance(inner, _ENDS) for inner in _turn(loop, ctx)):
        return False
    if is_in_a_branch(ctx.tree, wait, loop) or not _has_items(loop, ctx) or not varies(ctx.model, [request], loop):
        return False
    return not isinstance(loop, ast.For) or turns_add_up(ctx.model, loop)


def _turn(loop: _Loop, ctx: Context) -> Iterator[ast.AST]:
    """Everything that is evaluated on each turn."""
    for part in _parts(loop):
        yield part
        yield from ctx.tree.descendants(part, into_functions=False)


def _has_items(loop: _Loop, ctx: Context) -> bool:
    """Whether the loop goes through items, as fast as it can, of which there may be many."""
    if isinstance(loop, ast.For):
        heads = [(loop.target, loop.iter)]
    else:
        heads = [(one.target, one.iter) for one in loop.generators if not one.is_async]
    if any(_UNIT.search(f"{ctx.source.slice(target)} {ctx.source.slice(items)}") for target, items in heads):
        return False
    return not all(has_fixed_size(ctx.model, items) for _, items in heads) and not is_paced(ctx.model, loop)


def _parts(loop: _Loop) -> list[ast.AST]:
    """What each turn evaluates."""
    if isinstance(loop, ast.For):
        return list(loop.body)
    elements = [loop.key, loop.value] if isinstance(loop, ast.DictComp) else [loop.elt]
    return [*elements, *(condition for one in loop.generators for condition in one.ifs)]
