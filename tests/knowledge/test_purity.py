"""What the tables say about effects and growth."""

import copy
import re
from collections import Counter, OrderedDict, deque
from collections.abc import Iterator
from typing import Any

import pytest

from perflint.knowledge.purity import grows, is_lazy, is_pure, mutates_receiver, mutator_names
from perflint.knowledge.tables import read_table
from tests.knowledge.importable import exists, imported

TABLES = read_table("purity.toml")
SECTIONS: dict[str, dict[str, str]] = {
    "pure": TABLES["pure"],
    "lazy": TABLES["lazy"],
    "mutators": TABLES["mutators"],
    **TABLES["grows"],
}
CONTAINERS: dict[str, Any] = {
    "builtins.list": [3, 1, 2],
    "builtins.dict": {1: 2, 3: 4},
    "builtins.set": {1, 2, 3},
    "builtins.bytearray": bytearray(b"abc"),
    "collections.deque": deque([3, 1, 2]),
    "collections.OrderedDict": OrderedDict({1: 2, 3: 4}),
    "collections.Counter": Counter("abca"),
}
ARGUMENTS: list[tuple[Any, ...]] = [(), (1,), (2, 9), ([7],), ({7},), ({7: 8},), ("a",)]


def names(section: str) -> Iterator[str]:
    for owner, members in SECTIONS[section].items():
        for member in members.split():
            yield f"{owner}.{member}"


@pytest.mark.parametrize("section", SECTIONS)
def test_sections_are_sorted_and_without_duplicates(section: str) -> None:
    assert list(SECTIONS[section]) == sorted(SECTIONS[section])
    for members in SECTIONS[section].values():
        assert members.split() == sorted(set(members.split()))


@pytest.mark.parametrize("section", SECTIONS)
def test_names_exist(section: str) -> None:
    missing = [name for name in names(section) if not exists(name)]
    assert [name for name in missing if not name.startswith("typing.")] == []
    # `typing.MutableSequence` stands for the abstract class of `collections.abc`, which has the operators too.
    assert [name for name in missing if imported(name.replace("typing.", "collections.abc.")) is None] == []


def test_growth_is_counted_in_one_way() -> None:
    listed = [name for growth in TABLES["grows"] for name in names(growth)]
    assert [name for name, count in Counter(listed).items() if count > 1] == []
    assert all(re.fullmatch(r"O\((n|log n|n log n|n log k)\)", growth) for growth in TABLES["grows"])


def test_what_is_pure_mutates_nothing() -> None:
    mutators = set(names("mutators"))
    assert [name for name in names("pure") if name in mutators] == []


@pytest.mark.parametrize("class_name", CONTAINERS)
def test_methods_of_containers_do_what_the_tables_say(class_name: str) -> None:
    """Call every method with every arguments that it takes, and look at the container afterwards."""
    changing = set()
    for method in dir(CONTAINERS[class_name]):
        for arguments in () if method.startswith("_") else ARGUMENTS:
            container = copy.copy(CONTAINERS[class_name])
            try:
                result = getattr(container, method)(*arguments)
            except (AttributeError, LookupError, NotImplementedError, TypeError, ValueError):
                continue
            if container != CONTAINERS[class_name] or list(container) != list(CONTAINERS[class_name]):
                changing.add(method)
                assert not is_pure(f"{class_name}.{method}")
            assert is_lazy(f"{class_name}.{method}") <= isinstance(result, Iterator)
    assert len(changing) >= 5
    assert {method for method in changing if not mutates_receiver(class_name, method)} == set()
    assert changing <= mutator_names()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("builtins.enumerate", ([1],)),
        ("builtins.filter", (None, [1])),
        ("builtins.iter", ([1],)),
        ("builtins.map", (abs, [1])),
        ("builtins.reversed", ([1],)),
        ("builtins.zip", ([1], [2])),
        ("collections.Counter.elements", (Counter("aa"),)),
        ("csv.reader", (["a,b"],)),
        ("heapq.merge", ([1], [2])),
        ("itertools.chain", ([1], [2])),
        ("itertools.chain.from_iterable", ([[1]],)),
        ("itertools.groupby", ([1],)),
        ("itertools.islice", ([1, 2], 1)),
        ("os.scandir", ("/",)),
        ("re.finditer", ("a", "aa")),
    ],
)
def test_lazy_results_are_used_up(name: str, arguments: tuple[Any, ...]) -> None:
    assert is_lazy(name)
    result = imported(name)(*arguments)
    assert list(result) != []
    assert list(result) == []


@pytest.mark.parametrize(
    "name",
    [
        "builtins.len",
        "builtins.sorted",
        "builtins.set",
        "builtins.str.join",
        "builtins.dict.items",
        "collections.Counter.keys",
        "collections.OrderedDict.copy",
        "math.sqrt",
        "os.path.join",
        "pathlib.Path.with_suffix",
        "posixpath.basename",
        "re.compile",
        "re.Pattern.search",
    ],
)
def test_pure(name: str) -> None:
    assert is_pure(name)


@pytest.mark.parametrize(
    "name",
    [
        "builtins.print",
        "builtins.open",
        "builtins.map",
        "builtins.next",
        "builtins.list.append",
        "builtins.dict.setdefault",
        "datetime.datetime.now",
        "os.path.exists",
        "os.path.abspath",
        "pathlib.Path.exists",
        "random.random",
        "time.time",
        "uuid.uuid4",
        "my.module.len",
        "",
    ],
)
def test_not_pure(name: str) -> None:
    assert not is_pure(name)


@pytest.mark.parametrize(
    ("name", "growth"),
    [
        ("builtins.sum", "O(n)"),
        ("builtins.sorted", "O(n log n)"),
        ("builtins.list.sort", "O(n log n)"),
        ("builtins.list.index", "O(n)"),
        ("builtins.list.insert", "O(n)"),
        ("builtins.list.pop", None),
        ("builtins.list.append", None),
        ("builtins.len", None),
        ("bisect.bisect_left", "O(log n)"),
        ("bisect.insort", "O(n)"),
        ("heapq.nsmallest", "O(n log k)"),
        ("collections.defaultdict.copy", "O(n)"),
        ("copy.deepcopy", "O(n)"),
        ("json.dumps", "O(n)"),
        ("my.module.sum", None),
    ],
)
def test_growth(name: str, growth: str | None) -> None:
    assert grows(name) == growth


@pytest.mark.parametrize(
    ("class_name", "method", "expected"),
    [
        ("builtins.list", "append", True),
        ("builtins.list", "copy", False),
        ("builtins.dict", "get", False),
        ("collections.defaultdict", "update", True),
        ("collections.Counter", "subtract", True),
        ("collections.UserList", "append", True),
        ("typing.MutableMapping", "pop", True),
        ("typing.Mapping", "pop", False),
        ("my.module.Stack", "pop", False),
    ],
)
def test_mutation_of_the_receiver(class_name: str, method: str, expected: bool) -> None:
    assert mutates_receiver(class_name, method) is expected
