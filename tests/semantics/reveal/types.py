import asyncio
import collections
import re
import httpx
import pandas as pd
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Dict, List, Optional, Union

NAMES = ["ada", "grace"]
Ids = list[int]
LATER: "dict[str, Ids]" = load()


def displays(flag):
    reveal([])  # builtins.list
    reveal([1, 2])  # builtins.list[builtins.int]
    reveal([1, "a"])  # builtins.list
    reveal({"a": 1})  # builtins.dict[builtins.str, builtins.int]
    reveal({**flag, "a": 1})  # builtins.dict
    reveal({1})  # builtins.set[builtins.int]
    reveal((1, "a"))  # builtins.tuple[builtins.int, builtins.str]
    reveal([name.upper() for name in NAMES])  # builtins.list[builtins.str]
    reveal({name: len(name) for name in NAMES})  # builtins.dict[builtins.str, builtins.int]
    reveal(f"{flag}")  # builtins.str
    reveal(None)  # None
    reveal([] if flag else ())  # None
    reveal(flag or [])  # None
    reveal([flag] or [])  # builtins.list
    reveal(flag in NAMES)  # builtins.bool
    reveal(not flag)  # builtins.bool


def annotations(
    a: list[str],
    b: List[int],
    c: "Dict[str, int]",
    d: Optional[list[str]],
    e: Path | None,
    f: Union[int, str],
    g: Any,
    h: Ids,
    i: "Path | None",
    j: Sequence[str],
    k: Annotated[list[int], "meta"],
    l: tuple[int, ...],
    m: list[int] | list[str],
    *args: str,
    **kwargs: int,
):
    reveal(a)  # builtins.list[builtins.str]
    reveal(b)  # builtins.list[builtins.int]
    reveal(c)  # builtins.dict[builtins.str, builtins.int]
    reveal(d)  # builtins.list[builtins.str]
    reveal(e)  # pathlib.Path
    reveal(f)  # None
    reveal(g)  # None
    reveal(h)  # builtins.list[builtins.int]
    reveal(i)  # pathlib.Path
    reveal(j)  # typing.Sequence[builtins.str]
    reveal(k)  # builtins.list[builtins.int]
    reveal(l)  # builtins.tuple[builtins.int]
    reveal(m)  # builtins.list
    reveal(args)  # builtins.tuple[builtins.str]
    reveal(kwargs)  # builtins.dict[builtins.str, builtins.int]
    reveal(LATER)  # builtins.dict[builtins.str, builtins.list[builtins.int]]


def constructors(rows, pairs: list[tuple[str, int]]):
    reveal(list(rows))  # builtins.list
    reveal(list("abc"))  # builtins.list[builtins.str]
    reveal(set(NAMES))  # builtins.set[builtins.str]
    reveal(sorted(NAMES))  # builtins.list[builtins.str]
    reveal(dict(pairs))  # builtins.dict[builtins.str, builtins.int]
    reveal(dict(rows))  # builtins.dict
    reveal(deque(NAMES))  # collections.deque[builtins.str]
    reveal(defaultdict(list))  # collections.defaultdict
    reveal(collections.Counter(NAMES))  # collections.Counter[builtins.str]
    reveal(Path("a") / "b")  # pathlib.Path
    reveal(re.compile("a"))  # re.Pattern


def known_returns(text: str, table: dict[str, int], path: Path):
    reveal(text.split(","))  # builtins.list[builtins.str]
    reveal(text.split(",")[0])  # builtins.str
    reveal(text.split(",")[1:])  # builtins.list[builtins.str]
    reveal(len(text))  # builtins.int
    reveal(table["a"])  # builtins.int
    reveal(table.keys())  # builtins.dict_keys[builtins.str, builtins.int]
    reveal(path.parent)  # pathlib.Path
    reveal(path.read_text())  # builtins.str
    reveal(path.parent.name.upper())  # builtins.str
    reveal(",".join(NAMES))  # builtins.str
    reveal(table.get("a"))  # None
    reveal(unknown(text))  # None


def elements(table: dict[str, list[int]], names: list[str]):
    for position, name in enumerate(names):
        reveal(position)  # builtins.int
        reveal(name)  # builtins.str
    for key, values in table.items():
        reveal(key)  # builtins.str
        reveal(values)  # builtins.list[builtins.int]
    for number, name in zip([1], names):
        reveal(number)  # builtins.int
        reveal(name)  # builtins.str
    first, second = 1, "a"
    reveal(second)  # builtins.str
    for key in table:
        reveal(key)  # builtins.str
    return [reveal(value) for values in table.values() for value in values]  # builtins.int


def assignments(flag, rows):
    items = []
    for row in rows:
        items = items + [row]
    reveal(items)  # builtins.list
    if flag:
        found = []
    else:
        found = ()
    reveal(found)  # None
    rows = list(rows)
    reveal(rows)  # builtins.list
    total = 0
    total += 1.5
    reveal(total)  # None
    text = ""
    text += "a"
    reveal(text)  # builtins.str
    if (match := "a".split()) and flag:
        reveal(match)  # builtins.list[builtins.str]


def arithmetic(n: int, x: float, s: str):
    reveal(n + n)  # builtins.int
    reveal(n / n)  # builtins.float
    reveal(n * x)  # builtins.float
    reveal(s % n)  # builtins.str
    reveal(s + s)  # builtins.str
    reveal([n] + [n])  # builtins.list[builtins.int]
    reveal([0] * n)  # builtins.list[builtins.int]
    reveal({n} | {n})  # builtins.set[builtins.int]
    reveal(n**n)  # None


def frames(path, options):
    reveal(pd.read_csv(path))  # pandas.DataFrame
    reveal(pd.read_csv(path, chunksize=10))  # None
    reveal(pd.read_csv(path, **options))  # None
    reveal(pd.read_csv(path, sep=";").merge(options))  # pandas.DataFrame


def make_names():
    return ["a", "b"]


def make_either(flag):
    if flag:
        return []
    return None


def make_numbers():
    yield 1


async def fetch() -> list[str]:
    return []


async def returned():
    reveal(make_names())  # builtins.list[builtins.str]
    reveal(make_either(1))  # None
    reveal(make_numbers())  # None
    reveal(await fetch())  # builtins.list[builtins.str]
    with open("a") as file:
        reveal(file.read())  # builtins.str
        for line in file:
            reveal(line)  # builtins.str
    with Path("a").open("rb") as data:
        reveal(data.read())  # builtins.bytes
    async with httpx.AsyncClient() as client:
        reveal(client)  # httpx.AsyncClient
        reveal(client.get("https://example.org"))  # typing.Coroutine[?, ?, httpx.Response]
        reveal(await client.get("https://example.org"))  # httpx.Response
    reveal(open(Path("a"), mode))  # None


class Basket:
    limit = 10
    tags: list[str]

    def __init__(self, items, names: list[str]):
        self.items = []
        self.names = names
        self.mixed = []
        self.owner = None
        self.count: int = items

    def fill(self, other: "Basket"):
        reveal(self)  # .Basket
        reveal(self.items)  # builtins.list
        reveal(self.names)  # builtins.list[builtins.str]
        reveal(self.mixed)  # None
        reveal(self.owner)  # builtins.str
        reveal(self.count)  # builtins.int
        reveal(self.limit)  # builtins.int
        reveal(self.tags)  # builtins.list[builtins.str]
        reveal(self.size)  # builtins.int
        reveal(self.make())  # builtins.list[builtins.int]
        reveal(other.names[0])  # builtins.str
        reveal(Basket([], []).names)  # builtins.list[builtins.str]
        self.mixed = {}
        self.owner = "ada"

    @property
    def size(self):
        return len(self.items)

    def make(self):
        return [1]


class Bag(Basket):
    def show(self):
        reveal(self.names)  # builtins.list[builtins.str]
        reveal(self.make())  # builtins.list[builtins.int]


def shadowed(list):
    reveal(list("abc"))  # None
