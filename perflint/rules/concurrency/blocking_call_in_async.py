import ast

from perflint.findings import Impact
from perflint.knowledge.blocking import BlockingCall, Unless, blocking_call
from perflint.knowledge.movable import is_movable
from perflint.rules import Context, Evidence, Findings, Imported, Kind, Rewrite, Rule, on, replace
from perflint.semantics.moments.beginnings import is_at_the_beginning, is_program
from perflint.semantics.waiting.places import EventLoop, event_loop, may_wait
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
_IN_THREAD: dict[EventLoop, str] = {
    "anyio": "to_thread.run_sync",
    "asyncio": "to_thread",
    "trio": "to_thread.run_sync",
}
_MEANWHILE = "other tasks run meanwhile, and may change what this function has looked at"


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

    ## Fix safety
    `time.sleep(...)` becomes `await asyncio.sleep(...)`, and a call that any thread can make becomes `await
    asyncio.to_thread(...)`; in files that import `anyio` or `trio`, those of these libraries. Both are unsafe, for
    other tasks run meanwhile, and may change what the function has looked at; and the function can be cancelled there.
    What is called in a thread also takes one of the default executor, whose number is limited, and does not see what
    belongs to the thread of the event loop.

    There is no fix for what belongs to one thread or is used in turns, such as connections to databases, sessions,
    sockets and locks; for what gives something that blocks again, such as an open file; for one look at a file, which
    takes less time than a thread; in lambdas and comprehensions, and in a plain `with` of a lock or a transaction.
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
        known = _known(call, ctx)
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

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        known, library = _known(call, ctx), event_loop(ctx.model)
        if known is None or library is None or not may_wait(ctx.model, call):
            return None
        if known.name == "time.sleep":
            return _asleep(call, library)
        return _in_thread(call, library, ctx) if is_movable(known.name) else None


def _asleep(call: ast.Call, library: EventLoop) -> Rewrite | None:
    match call:
        case ast.Call(args=[seconds], keywords=[]) if not isinstance(seconds, ast.Starred):
            step = replace(call, "await $library.sleep($seconds)", library=Imported(library), seconds=seconds)
            return Rewrite(f"use `await {library}.sleep(...)`", (step,), _MEANWHILE)
    return None


def _in_thread(call: ast.Call, library: EventLoop, ctx: Context) -> Rewrite | None:
    """The call, made in a thread; of these functions only that of `asyncio` takes keywords for it."""
    if isinstance(ctx.tree.parent(call), ast.withitem) or any(word.arg == "stream" for word in call.keywords):
        return None
    if call.keywords and library != "asyncio":
        return None
    place = f"{library}.{_IN_THREAD[library]}"
    given, parts = _arguments(call)
    template = f"await $library.{_IN_THREAD[library]}($called{given})"
    step = replace(call, template, library=Imported(library), called=call.func, **parts)
    return Rewrite(
        f"call it in a thread, with `{place}`", (step,), "it runs in another thread, and other tasks run meanwhile"
    )


def _arguments(call: ast.Call) -> tuple[str, dict[str, ast.expr]]:
    """The arguments of a call behind another one, with holes, and what stands in these."""
    stars = [(one.value, "*") if isinstance(one, ast.Starred) else (one, "") for one in call.args]
    words = [(word.value, f"{word.arg}=" if word.arg else "**") for word in call.keywords]
    given = [*stars, *words]
    parts = {f"given_{number}": value for number, (value, _) in enumerate(given)}
    return "".join(f", {how}${hole}" for hole, (_, how) in zip(parts, given, strict=True)), parts


def _known(call: ast.Call, ctx: Context) -> BlockingCall | None:
    last = getattr(call.func, "attr", getattr(call.func, "id", None))
    name = ctx.model.qualified_name(call.func) if last in ctx.model.may_block else None
    return blocking_call(name) if name is not None else _known_elsewhere(call, ctx)


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
