import ast

from perflint.findings import Impact
from perflint.knowledge.blocking import BlockingCall, Unless, blocking_call
from perflint.rules import Context, Evidence, Findings, Kind, Rule, on
from perflint.semantics.moments.beginnings import is_at_the_beginning, is_program
from perflint.semantics.waiting.threads import has_ended

_RUFF: dict[str, tuple[str, ...]] = {
    "builtins.input": ("ASYNC250",),
    "builtins.open": ("ASYNC230",),
    "httpx": ("ASYNC210",),
    "os.path": ("ASYNC240",),
    "os.popen": ("ASYNC220",),
    "os.system": ("ASYNC221",),
    "requests": ("ASYNC210",),
    "subprocess": ("ASYNC220", "ASYNC221"),
    "time.sleep": ("ASYNC251",),
    "urllib.request": ("ASYNC210",),
}
_RUFF_METHODS = {"httpx.Client": ("ASYNC212",), "pathlib.Path": ("ASYNC230", "ASYNC240")}
"""Methods that ruff reports, where the receiver is a variable or a new object."""


class BlockingCallInAsync(Rule):
    """A call that blocks in an `async def` stops every task of the event loop: a second of sleep is one for all.

    While a coroutine waits in `time.sleep`, `requests.get` or `subprocess.run`, no other request is answered and no
    timer goes off; the waits of all tasks add up instead of overlapping. An asynchronous library gives the loop back
    while it waits; where there is none, `asyncio.to_thread` does. What waits for a local disk only (`open`,
    `Path.exists`) is short most of the time and long when it matters: such findings have medium impact.

    ## Stays silent
    - where a function is passed and not called, as to `asyncio.to_thread` and executors, and in a nested `def` or
      lambda, which may run elsewhere
    - on methods of values whose type is not certain
    - where an argument makes the call return at once, such as `lock.acquire(blocking=False)`
    - on calls that are awaited, or entered with `async with`; and in tests, which have nothing else to do
    - on what is short most of the time in a function that the module itself runs with `asyncio.run(main())`: it
      does its reading before there is another task
    - on one look at a file (`exists`, `stat`, `remove`) where something begins or ends, as the function's name says, or
      where the file is one of the configuration, or its directory is made if there is none; but not in loops and
      answers to requests
    - on `thread.join()` after the function has awaited what the thread does
    """

    code = "PRF501"
    kind = Kind.BLOCKING
    message = "`{call}` {waits}, and every other task of the event loop waits with it"
    advice = "use {instead}"
    evidence = Evidence(
        setup="import asyncio\nimport time",
        slow="""
            async def answer(request):
                time.sleep(0.002)
                return request

            return await asyncio.gather(*[answer(request) for request in range(n)])
        """,
        fast="""
            async def answer(request):
                await asyncio.sleep(0.002)
                return request

            return await asyncio.gather(*[answer(request) for request in range(n)])
        """,
        cases={"so many requests at once": ""},
        sizes=(1, 10, 100),
        measures="wall",
    )
    ruff = tuple(sorted({code for codes in (*_RUFF.values(), *_RUFF_METHODS.values()) for code in codes}))

    @on(ast.Call, in_async=True)
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        last = getattr(call.func, "attr", getattr(call.func, "id", None))
        name = ctx.model.qualified_name(call.func) if last in ctx.model.may_block else None
        known = blocking_call(name) if name is not None else _known_elsewhere(call, ctx)
        if known is None or known.tier not in ("error", "warn") or _is_awaited(call, ctx):
            return
        if any(_has(call, argument, ctx) for argument in known.unless):
            return
        if known.is_one_look and is_at_the_beginning(ctx.model, call):
            return
        if known.name == "threading.Thread.join" and has_ended(ctx.model, call):
            return
        owner, waits = known.name.rpartition(".")[0], known.waits
        methods = _RUFF_METHODS if isinstance(getattr(call.func, "value", None), ast.Name | ast.Call) else {}
        ruff = _RUFF.get(known.name, _RUFF.get(owner, methods.get(owner, ())))
        finding = self.finding(ctx, call, call=known.name, waits=waits, instead=known.instead, ruff=ruff)
        if known.tier == "error":
            yield finding
        elif not is_program(ctx.model, ctx.tree.function(call)):
            yield finding.at_most(Impact.MEDIUM)


def _known_elsewhere(call: ast.Call, ctx: Context) -> BlockingCall | None:
    """What is called, if only other modules say so: a method of `self.session`, which a base class sets."""
    chain = ctx.model.blocking_chain(call, "call")
    return chain.blocking if chain is not None and not chain.hops else None


def _is_awaited(call: ast.Call, ctx: Context) -> bool:
    match ctx.tree.parent(call):
        case ast.Await():
            return True
        case ast.withitem() as item:
            return isinstance(ctx.tree.parent(item), ast.AsyncWith)
        case ast.AsyncFor(iter=iterable):
            return iterable is call
    return False


def _has(call: ast.Call, argument: Unless, ctx: Context) -> bool:
    """Whether the call has this argument with this value."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == argument.keyword]
    given = [*call.args[argument.position :][:1], *named]
    constants = {repr(getattr(value, "value", value)) for value in given}
    return argument.value in {*constants, *map(ctx.model.qualified_name, given), *("*" for _ in given)}
