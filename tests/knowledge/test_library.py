"""What the tables say about types, and that no more of them is read than is asked for."""

import copy
import datetime
import pathlib
import subprocess
import sys
import typing
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from perflint.knowledge import library
from perflint.knowledge.library import attribute_type, bases, is_class, return_type
from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table, table_names
from perflint.semantics.types import Type, parse_type
from tests.knowledge.importable import imported

TABLES = {
    **{module: read_table("returns", f"{module}.toml") for module in table_names("returns")},
    **{
        module: read_table("returns", "third_party", f"{module}.toml")
        for module in table_names("returns", "third_party")
    },
}
CLASSES = {f"{module}.{name}" for module, table in TABLES.items() for name in table.get("classes", ())}


@pytest.fixture(autouse=True)
def fresh() -> None:
    library._tables.cache_clear()
    library._modules.cache_clear()


@pytest.mark.parametrize("module", TABLES)
def test_a_table_is_well_formed(module: str) -> None:
    table = TABLES[module]
    assert table.keys() <= {"functions", "attributes", "unless", "classes", "parameters"}
    for section in table.values():
        assert list(section) == sorted(section)
        assert [name for name in section if canonical(f"{module}.{name}") != f"{module}.{name}"] == []
    assert table.get("parameters", {}).keys() <= table.get("classes", {}).keys()
    assert table.get("unless", {}).keys() <= table.get("functions", {}).keys()


@pytest.mark.parametrize("module", TABLES)
def test_types_can_be_read(module: str) -> None:
    table = TABLES[module]
    written = [*table.get("functions", {}).values(), *table.get("attributes", {}).values()]
    for text in written + [base for names in table.get("classes", {}).values() for base in names]:
        parsed = parse_type(text)
        assert parsed is None or all("." in name or name[0] in "$S" for name in names_in(parsed)), text


def names_in(type_: Type) -> Iterator[str]:
    yield type_.name
    for argument in type_.args:
        if argument is not None:
            yield from names_in(argument)


def test_inheritance_has_no_cycles() -> None:
    def depth(name: str) -> int:
        return 1 + max(map(depth, bases(name)), default=0)

    assert 3 <= max(map(depth, CLASSES)) < 20


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("builtins.len", "builtins.int"),
        ("builtins.sorted", "builtins.list"),
        ("builtins.str.split", "builtins.list[builtins.str]"),
        ("builtins.str.lower", "builtins.str"),
        ("builtins.dict.keys", "builtins.dict_keys[$0, $1]"),
        ("builtins.dict.items", "builtins.dict_items[$0, $1]"),
        ("builtins.list.copy", "builtins.list[$0]"),
        ("builtins.list.pop", "$0"),
        ("builtins.list.append", "builtins.NoneType"),
        ("builtins.list.clear", "builtins.NoneType"),
        ("builtins.dict.get", None),
        ("builtins.max", None),
        ("builtins.open", None),
        ("re.compile", "re.Pattern"),
        ("re.match", "re.Match?"),
        ("json.dumps", "builtins.str"),
        ("json.loads", None),
        ("csv.reader", "typing.Iterator[builtins.list[builtins.str]]"),
        ("sqlite3.connect", "sqlite3.Connection"),
        ("sqlite3.Connection.cursor", "sqlite3.Cursor"),
        ("random.random", "builtins.float"),
        ("random.choice", None),
        ("asyncio.Queue.get", "typing.Coroutine[?, ?, $0]"),
        ("asyncio.sleep", "typing.Coroutine"),
        ("multiprocessing.Pool", "multiprocessing.pool.Pool"),
        ("genericpath.exists", "builtins.bool"),
        ("requests.get", "requests.Response"),
        ("requests.sessions.Session.get", "requests.Response"),
        ("httpx.AsyncClient.get", "typing.Coroutine[?, ?, httpx.Response]"),
        ("psycopg2.connect", "psycopg2.extensions.connection"),
        ("sqlalchemy.orm.Query.filter", "sqlalchemy.orm.Query"),
        ("numpy.zeros", "numpy.ndarray"),
        ("my.module.function", None),
        ("function", None),
        ("", None),
    ],
)
def test_return_types(name: str, expected: str | None) -> None:
    assert return_type(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("collections.OrderedDict.copy", "collections.OrderedDict[$0, $1]"),
        ("collections.defaultdict.keys", "builtins.dict_keys[$0, $1]"),
        ("collections.Counter.items", "builtins.dict_items[$0, builtins.int]"),
        ("collections.Counter.copy", "collections.Counter[$0]"),
        ("collections.Counter.fromkeys", None),
        ("pathlib.Path.with_suffix", "pathlib.Path"),
        ("pathlib.PosixPath.with_suffix", "pathlib.PosixPath"),
        ("concurrent.futures.ThreadPoolExecutor.submit", "concurrent.futures.Future"),
        ("contextlib.closing.__enter__", "$0"),
        ("contextlib.suppress.__enter__", "builtins.NoneType"),
        ("django.db.models.Manager.count", "builtins.int"),
    ],
)
def test_inherited_methods(name: str, expected: str | None) -> None:
    assert return_type(name) == expected


def test_an_argument_may_change_what_a_function_gives() -> None:
    assert return_type("pandas.read_csv", ()) == "pandas.DataFrame"
    assert return_type("pandas.read_csv", ("sep", "usecols")) == "pandas.DataFrame"
    assert return_type("pandas.read_csv", ("chunksize",)) is None
    assert return_type("pandas.read_csv") is None
    assert return_type("pandas.DataFrame.sort_values", ("by",)) == "pandas.DataFrame"
    assert return_type("pandas.DataFrame.sort_values", ("by", "inplace")) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pathlib.Path.parent", "pathlib.Path"),
        ("pathlib.Path.suffix", "builtins.str"),
        ("pathlib.Path.suffixes", "builtins.list[builtins.str]"),
        ("os.environ", "typing.MutableMapping[builtins.str, builtins.str]"),
        ("os.sep", "builtins.str"),
        ("string.ascii_letters", "builtins.str"),
        ("sys.argv", "builtins.list[builtins.str]"),
        ("subprocess.CompletedProcess.returncode", "builtins.int"),
        ("requests.Response.text", "builtins.str"),
        ("pandas.DataFrame.index", "pandas.Index"),
        ("re.IGNORECASE", None),
        ("my.module.x", None),
    ],
)
def test_attribute_types(name: str, expected: str | None) -> None:
    assert attribute_type(name) == expected


def test_classes_and_their_bases() -> None:
    assert bases("collections.OrderedDict") == ("builtins.dict",)
    assert bases("builtins.list") == ("typing.MutableSequence",)
    assert bases("builtins.bool") == ("builtins.int",)
    assert bases("concurrent.futures.thread.ThreadPoolExecutor") == ("concurrent.futures.Executor",)
    assert bases("my.module.Thing") == ()
    assert is_class("collections.deque")
    assert is_class("typing.Deque")
    assert is_class("requests.Session")
    assert is_class("threading.Lock")
    assert not is_class("builtins.len")
    assert not is_class("my.module.Thing")
    assert not is_class("collections")


SAMPLES: list[Any] = [
    "a b",
    b"a b",
    bytearray(b"a b"),
    3,
    2.5,
    [3, 1, 2],
    (3, 1, 2),
    {1: 2},
    {1, 2},
    frozenset({1, 2}),
    deque([1, 2]),
    Counter("abca"),
    OrderedDict({1: 2}),
    defaultdict(int, {1: 2}),
    ChainMap({1: 2}),
    pathlib.PurePath("a/b.c"),
    datetime.date(2024, 2, 29),
    datetime.datetime(2024, 2, 29),
    datetime.timedelta(1),
    Decimal("1.5"),
    Fraction(1, 3),
]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_methods_of_values_give_what_the_tables_say(sample: Any) -> None:
    """Call every method that takes no arguments, and look at the type of the result."""
    class_name = f"{type(sample).__module__}.{type(sample).__qualname__}"
    if isinstance(sample, pathlib.PurePath):
        class_name = "pathlib.PurePosixPath"
    confirmed = 0
    for method in dir(sample):
        written = return_type(f"{class_name}.{method}")
        if written is None or (method.startswith("_") and method != "__iter__"):
            continue
        try:
            result = getattr(copy.copy(sample), method)()
        except (ArithmeticError, LookupError, TypeError, ValueError):
            continue
        assert is_instance(result, written, sample), (method, written, result)
        confirmed += 1
    assert confirmed


def is_instance(value: Any, written: str, receiver: Any) -> bool:
    head = written.rstrip("?").partition("[")[0]
    if value is None:
        return written.endswith("?") or head == "builtins.NoneType"
    if head.startswith("$"):
        return True
    if head.startswith("builtins.dict_"):
        return type(value).__name__.endswith(head.rpartition("_")[2])
    expected = imported(head)
    return isinstance(value, typing.get_origin(expected) or expected)


def test_only_the_module_asked_for_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def recorded(*parts: str) -> dict[str, Any]:
        read.append(parts[-1])
        return read_table(*parts)

    monkeypatch.setattr(library, "read_table", recorded)
    assert return_type("my.module.function") is None
    assert return_type("requests_toolbelt.sessions.BaseUrlSession.get") is None
    assert read == []
    assert return_type("re.match") == "re.Match?"
    assert return_type("re.search") == "re.Match?"
    assert read == ["re.toml"]
    assert return_type("collections.Counter.keys") is not None
    assert read == ["re.toml", "collections.toml", "builtins.toml"]


def test_importing_the_readers_reads_nothing() -> None:
    code = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "import perflint.knowledge.blocking, perflint.knowledge.library, perflint.knowledge.purity\n"
        "print(sorted((set(sys.modules) - before) & {'tomllib', 'tomli', 'json', 'inspect', 'dataclasses'}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
