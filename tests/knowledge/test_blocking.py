"""What the tables say about calls that block."""

import inspect
import re
from collections import Counter
from typing import Any, get_args

import pytest

from perflint.knowledge import blocking
from perflint.knowledge.blocking import BlockingCall, BlockingKind, Tier, Unless, blocking_call, blocking_names
from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table, table_names
from tests.knowledge.importable import exists, imported, is_standard

GROUPS = [
    pytest.param(group, id=f"{table}: {group['of'].partition(' ')[0]} {group['names'].split()[0]}")
    for table in table_names("blocking")
    for group in read_table("blocking", f"{table}.toml")["calls"]
]
NAMES = [
    f"{owner}.{name}"
    for table in table_names("blocking")
    for group in read_table("blocking", f"{table}.toml")["calls"]
    for owner in group["of"].split()
    for name in group["names"].split()
]
CALLS = [call for call in map(blocking_call, NAMES) if call is not None]


def known(name: str) -> BlockingCall:
    call = blocking_call(name)
    assert call is not None
    return call


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_is_well_formed(group: dict[str, Any]) -> None:
    assert group.keys() - {"unless"} == {"of", "names", "kind", "tier", "instead", "source"}
    assert group["kind"] in get_args(BlockingKind)
    assert group["tier"] in get_args(Tier)
    assert group["source"]
    assert group["names"].split() == sorted(set(group["names"].split()))


def test_every_name_is_listed_once_and_in_its_canonical_form() -> None:
    assert [name for name, count in Counter(NAMES).items() if count > 1] == []
    assert [name for name in NAMES if canonical(name) != name] == []
    assert [call.name for call in CALLS] == NAMES


def test_names_of_the_standard_library_exist() -> None:
    standard = [name for name in NAMES if is_standard(name)]
    assert len(standard) > 200
    assert [name for name in standard if not exists(name)] == []


def test_advice_is_no_part_of_the_problem() -> None:
    for call in CALLS:
        advised = re.findall(r"`([^`]+)`", call.instead)
        assert "{" not in call.instead
        assert call.name not in advised
        assert [name for name in advised if (found := blocking_call(name)) and found.tier != "off"] == []


def test_advised_names_of_the_standard_library_exist() -> None:
    advised = {name for call in CALLS for name in re.findall(r"`([\w.]+)`", call.instead)}
    standard = {name for name in advised if "." in name and is_standard(name)}
    on_loop = {f"asyncio.AbstractEventLoop.{name[5:]}" for name in advised if name.startswith("loop.")}
    on_loop -= {"asyncio.AbstractEventLoop.sock_recvmsg"}
    newer = {"asyncio.Barrier.wait", "asyncio.AbstractEventLoop.sock_recvfrom"}
    newer |= {f"asyncio.AbstractEventLoop.sock_{name}" for name in ("recvfrom_into", "sendto")}
    assert "asyncio.sleep" in standard
    assert [name for name in sorted((standard | on_loop) - newer) if not exists(name)] == []


@pytest.mark.parametrize("call", [call for call in CALLS if call.unless and is_standard(call.name)], ids=str)
def test_arguments_that_make_a_call_return_at_once_are_parameters(call: BlockingCall) -> None:
    function = imported(call.name)
    for argument in call.unless:
        if is_standard(argument.value) and "." in argument.value:
            assert imported(argument.value) is not None
    try:
        names = list(inspect.signature(function).parameters)
    except ValueError:
        pytest.skip("a function in C without a signature")
    if names[0] == "self":
        del names[0]
    for argument in call.unless:
        assert not argument.keyword or "args" in names or names[argument.position] == argument.keyword


@pytest.mark.parametrize(
    ("name", "kind", "tier"),
    [
        ("time.sleep", "sleep", "error"),
        ("requests.get", "network", "error"),
        ("requests.Session.post", "network", "error"),
        ("socket.socket.recv", "network", "error"),
        ("smtplib.SMTP", "network", "error"),
        ("sqlite3.Cursor.execute", "database", "error"),
        ("django.db.models.QuerySet.get", "database", "error"),
        ("subprocess.run", "process", "error"),
        ("subprocess.Popen", "process", "warn"),
        ("builtins.open", "file", "warn"),
        ("pathlib.Path.exists", "file", "warn"),
        ("os.walk", "file", "error"),
        ("threading.Lock.acquire", "lock", "warn"),
        ("queue.Queue.get", "lock", "error"),
        ("builtins.input", "input", "error"),
        ("asyncio.run", "event loop", "error"),
        ("json.loads", "cpu", "opt-in"),
        ("os.getcwd", "file", "off"),
    ],
)
def test_known_calls(name: str, kind: str, tier: str) -> None:
    call = known(name)
    assert (call.name, call.kind, call.tier) == (name, kind, tier)


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("requests.api.get", "requests.get"),
        ("io.open", "builtins.open"),
        ("posixpath.exists", "os.path.exists"),
        ("redis.StrictRedis.get", "redis.Redis.get"),
        ("http.client.HTTPSConnection.request", "http.client.HTTPConnection.request"),
        ("threading.Timer.join", "threading.Thread.join"),
        ("queue.PriorityQueue.get", "queue.Queue.get"),
        ("multiprocessing.Process.join", "multiprocessing.process.BaseProcess.join"),
        ("concurrent.futures.thread.ThreadPoolExecutor.map", "concurrent.futures.Executor.map"),
        ("django.db.models.Manager.get", "django.db.models.QuerySet.get"),
    ],
)
def test_other_paths_and_subclasses_lead_to_the_same_call(name: str, listed: str) -> None:
    assert known(name) == known(listed)


@pytest.mark.parametrize(
    "name",
    [
        "asyncio.sleep",
        "asyncio.Queue.get",
        "builtins.dict.get",
        "builtins.str.join",
        "django.db.models.QuerySet.filter",
        "get",
        "httpx.AsyncClient.get",
        "my.module.get",
        "os.path.join",
        "pathlib.PurePath.exists",
        "redis.asyncio.Redis.get",
        "redis.Redis",
        "sqlalchemy.ext.asyncio.AsyncSession.execute",
        "",
    ],
)
def test_other_calls_are_unknown(name: str) -> None:
    assert blocking_call(name) is None


def test_the_advice_names_the_method() -> None:
    assert known("requests.post").instead == "`httpx.AsyncClient.post` or `aiohttp.ClientSession.post`"


def test_an_argument_may_make_a_call_return_at_once() -> None:
    assert known("threading.Lock.acquire").unless == (Unless("blocking", 0, "False"), Unless("timeout", 1, "0"))


def test_last_components_reject_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    names = blocking_names(frozenset({"time", "requests"}))
    assert {"sleep", "get", "open"} <= names
    assert names.isdisjoint({"append", "urlopen"})
    monkeypatch.setattr(blocking, "canonical", pytest.fail)
    assert blocking_call("builtins.list.append") is None
