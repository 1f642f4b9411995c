"""Which awaited calls end in a read of another machine, and do nothing else."""

import pytest

from perflint.project.index import Project
from perflint.project.link import Link
from perflint.project.reads import Reads
from perflint.semantics.summaries.chains import Hop, Reading
from perflint.semantics.summaries.questions import Questions
from perflint.semantics.summaries.summary import CallSummary, Expression, FunctionSummary, ModuleSummary
from tests.project.summaries import call, cls, coroutine, function, module

GET = "@httpx.AsyncClient:():get"
QUERY = "@sqlalchemy.ext.asyncio.AsyncSession:():scalar"
READS = Questions()
READS.calls = {"reads"}


def awaited(callee: Expression, line: int = 1, *arguments: Expression) -> CallSummary:
    return call(callee, line=line, is_awaited=True)._replace(arguments=arguments)


def reading(*modules: ModuleSummary) -> Reading | None:
    """What the first call of `main` in the last module ends in."""
    found = Link(modules).answers(modules[-1].path, READS).reads
    first = modules[-1].functions["main"].calls[0]
    return found.get((first.line, first.column, "call"))


def way(*definitions: FunctionSummary, first: CallSummary | None = None) -> list[str] | None:
    """What is called on the way from a call of `f`, in a module with these functions."""
    begin = coroutine("main", (first or awaited("f"))._replace(line=100))
    classes = {one.name.rpartition(".")[0] for one in definitions if "." in one.name and "<" not in one.name}
    found = reading(module("app", begin, *definitions, *map(cls, sorted(classes))))
    return [hop.name for hop in found.hops] if found is not None else None


def test_the_way_goes_through_modules() -> None:
    low = module("low", coroutine("ask", awaited(GET)))
    middle = module("middle", cls("A"), function("A.load", awaited("ask"), is_async=True), names={"ask": "@low.ask"})
    app = module("app", coroutine("main", awaited("a:load"), names={"a": "A:()"}), names={"A": "@middle.A"})
    found = reading(low, middle, app)
    assert found is not None
    assert found.hops == (Hop("middle.py", 1, 4, "ask"), Hop("low.py", 1, 4, "httpx.AsyncClient.get"))
    assert (found.read.name, found.read.kind, found.is_shared) == ("httpx.AsyncClient.get", "network", False)


def test_a_call_that_reads_itself() -> None:
    found = reading(module("app", coroutine("main", awaited(GET))))
    assert found is not None
    assert found.hops == ()


def test_a_database_answers_one_at_a_time() -> None:
    found = reading(
        module("app", coroutine("f", awaited(GET), awaited(QUERY, 2)), coroutine("main", awaited("f", 100)))
    )
    assert found is not None
    assert found.is_shared
    in_session = coroutine("f", awaited(GET, 1, "session=session"))
    found = reading(module("app", in_session, coroutine("main", awaited("f", 100))))
    assert found is not None
    assert found.is_shared


@pytest.mark.parametrize(
    "harmless",
    [
        awaited("response:json"),
        awaited(f"{GET}:():await:text"),
        awaited("@asyncio.timeout"),
        awaited("@aiohttp.ClientSession"),
        awaited("g"),
        call("make"),
        call("own:append"),
        call("own:__setitem__"),
        call("own:x", "set"),
        call("@logging.getLogger:():debug"),
    ],
)
def test_what_belongs_to_a_read(harmless: CallSummary) -> None:
    f = coroutine("f", awaited(GET, 9), harmless, names={"own": "@builtins.list:()", "response": ""})
    assert way(f, coroutine("g", awaited(GET)), function("make", "print")) == ["httpx.AsyncClient.get"]


@pytest.mark.parametrize(
    "other",
    [
        awaited("@asyncio.sleep"),
        awaited("lock:__aenter__"),
        awaited(""),
        awaited("@httpx.AsyncClient:():post"),
        awaited("unknown:read:more:json"),
        awaited("self:read"),
        awaited("writes"),
        call("given:append"),
        call("alias:append"),
        call("SEEN:__setitem__"),
        call("given:x", "set"),
        call("writes_too"),
        call("through"),
        call("self:unknown"),
        call("limiter:rate_limit"),
        call("given:lock", "enter"),
    ],
)
def test_what_does_more_than_read(other: CallSummary) -> None:
    f = function(
        "A.f", awaited(GET, 9), other, is_async=True, parameters=["self", "given"],
        names={"self": "", "given": "", "alias": "given"},
    )  # fmt: skip
    others = [coroutine("writes", awaited("@httpx.AsyncClient:():post")), function("writes_too", call("X:x", "set"))]
    assert way(f, *others, function("through", "writes_too"), first=awaited("A:():f")) is None


@pytest.mark.parametrize(
    "f",
    [
        function("f", awaited(GET)),
        function("f", awaited(GET), is_async=True, is_generator=True),
        function("f", awaited(GET), is_async=True, decorators=["functools:cache"]),
        function("f", awaited(GET), is_async=True, decorators=["@functools.lru_cache"]),
        function("f", awaited(GET), is_async=True, decorators=["own"]),
        coroutine("f", call(GET)),
        coroutine("f", awaited("f")),
        coroutine("f"),
    ],
)
def test_what_does_not_certainly_read_when_it_is_awaited(f: FunctionSummary) -> None:
    assert way(f, function("own")) is None


def test_functions_that_call_themselves() -> None:
    assert way(coroutine("f", awaited(GET), awaited("f", 2))) is None
    assert way(coroutine("f", awaited(GET), call("g")), function("g", "g")) == ["httpx.AsyncClient.get"]


def test_nothing_is_said_to_who_does_not_ask() -> None:
    project = module("app", coroutine("main", awaited(GET)))
    assert not Link([project]).answers("app.py", Questions())
    assert list(Reads(Project([project])).begins)
