"""Typeshed is read rightly, and the tables are what comes of it."""

import re
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from textwrap import dedent

import pytest

from perflint.knowledge.tables import read_table, table_names
from tests.knowledge.importable import imported

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import typeshed_client  # noqa: E402
import typeshed_returns  # noqa: E402
from typeshed_types import NEVER, NONE, Row, Stubs, Type, merged  # noqa: E402

INT, STR = Type("builtins.int"), Type("builtins.str")
MODULES = table_names("returns")


@pytest.fixture
def facts_of(tmp_path: Path) -> Callable[[str], typeshed_returns.Facts]:
    """The facts of a module with these stubs."""

    def facts_of(stub: str) -> typeshed_returns.Facts:
        (tmp_path / "shop").mkdir()
        (tmp_path / "shop" / "__init__.pyi").write_text(dedent(stub))
        context = typeshed_client.get_search_context(version=(3, 12), platform="linux", search_path=[tmp_path])
        return typeshed_returns.facts_of("shop", Stubs(typeshed_client.Resolver(context), ["shop", "io"]))

    return facts_of


def written(rows: dict[str, Row]) -> dict[str, str]:
    return {name: "unknown" if row is None else str(row) for name, row in rows.items()}


def a_list(*args: Row) -> Type:
    return Type("builtins.list", args)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([INT, INT], INT),
        ([INT, STR], None),
        ([INT, None], None),
        ([INT, NEVER], INT),
        ([NEVER, NEVER], None),
        ([INT, INT._replace(optional=True)], INT._replace(optional=True)),
        ([a_list(INT), a_list(INT)], a_list(INT)),
        ([a_list(INT), a_list(STR)], a_list(None)),
        ([a_list(INT), a_list()], a_list()),
    ],
)
def test_overloads_must_agree(rows: list[Row], expected: Row) -> None:
    assert merged(rows) == expected


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (INT, "builtins.int"),
        (NONE, "builtins.NoneType"),
        (INT._replace(optional=True), "builtins.int?"),
        (a_list(STR), "builtins.list[builtins.str]"),
        (a_list(None), "builtins.list"),
        (Type("builtins.dict", (STR, None)), "builtins.dict[builtins.str, ?]"),
    ],
)
def test_how_types_are_written(row: Type, text: str) -> None:
    assert str(row) == text


def test_functions(facts_of: Callable[[str], typeshed_returns.Facts]) -> None:
    facts = facts_of(
        """
        import sys
        from collections.abc import Callable, Iterator, Sequence
        from contextlib import contextmanager
        from io import TextIOWrapper
        from typing import Any, AnyStr, Literal, NoReturn, TypeAlias, TypeVar, Union, overload

        _T = TypeVar("_T")
        _Text = TypeVar("_Text", bound=str)
        _Names: TypeAlias = dict[str, "_Names"] | str
        _Pairs: TypeAlias = list[tuple[str, int]]

        def plain() -> int: ...
        def pairs() -> _Pairs: ...
        def recursive() -> list[_Names]: ...
        def maybe() -> str | None: ...
        def either() -> Union[int, str]: ...
        def same() -> int | int: ...
        def anything() -> Any: ...
        def unannotated(): ...
        def of_argument(x: _T) -> _T: ...
        def items_of_argument(x: _T) -> list[_T]: ...
        def bounded(x: _Text) -> _Text: ...
        def text(x: AnyStr) -> AnyStr: ...
        def literal() -> Literal["a", "b"]: ...
        def mixed() -> Literal["a", 1]: ...
        def many() -> tuple[int, ...]: ...
        def record() -> tuple[int, str]: ...
        def function() -> Callable[[int], str]: ...
        def lazy() -> Iterator[bytes]: ...
        def file() -> TextIOWrapper: ...
        def leave() -> NoReturn: ...
        async def later() -> Sequence[int]: ...
        @contextmanager
        def opened() -> Iterator[str]: ...
        @unknown
        def decorated() -> int: ...
        @overload
        def agreed(x: int) -> list[int]: ...
        @overload
        def agreed(x: str) -> list[str]: ...
        @overload
        def disagreed(x: int) -> int: ...
        @overload
        def disagreed(x: str) -> str: ...
        if sys.version_info >= (3, 14):
            def newest() -> int: ...
        def _private() -> int: ...
        """
    )
    assert written(facts.functions) == {
        "plain": "builtins.int",
        "pairs": "builtins.list[builtins.tuple[builtins.str, builtins.int]]",
        "recursive": "builtins.list",
        "maybe": "builtins.str?",
        "either": "unknown",
        "same": "builtins.int",
        "anything": "unknown",
        "unannotated": "unknown",
        "of_argument": "unknown",
        "items_of_argument": "builtins.list",
        "bounded": "builtins.str",
        "text": "unknown",
        "literal": "builtins.str",
        "mixed": "unknown",
        "many": "builtins.tuple[builtins.int]",
        "record": "builtins.tuple[builtins.int, builtins.str]",
        "function": "typing.Callable",
        "lazy": "typing.Iterator[builtins.bytes]",
        "file": "io.TextIOWrapper",
        "leave": "unknown",
        "later": "typing.Coroutine[?, ?, typing.Sequence[builtins.int]]",
        "opened": "contextlib.AbstractContextManager[builtins.str]",
        "decorated": "unknown",
        "agreed": "builtins.list",
        "disagreed": "unknown",
    }


def test_classes(facts_of: Callable[[str], typeshed_returns.Facts]) -> None:
    facts = facts_of(
        """
        from collections.abc import Iterator, Mapping
        from enum import Enum
        from typing import Any, ClassVar, Final, Generic, NamedTuple, TypeVar
        from typing_extensions import Self

        _K = TypeVar("_K")
        _V = TypeVar("_V")
        _S = TypeVar("_S", bound="Basket")

        class _Hidden(Mapping[_K, list[_V]], Generic[_V, _K]):
            def hidden(self) -> dict[_K, _V]: ...

        class Basket(_Hidden[int, _K]):
            size: int
            limit: ClassVar[int | None]
            @property
            def first(self) -> _K: ...
            def clone(self: _S) -> _S: ...
            def fresh(self) -> Self: ...
            @classmethod
            def of(cls, x: int) -> Self: ...
            def __iter__(self) -> Iterator[_K]: ...
            def __len__(self) -> int: ...

        class Point(NamedTuple):
            x: int

        class Colour(Enum):
            RED: int

        class _Rows:
            def __next__(self) -> Point: ...

        LIMIT: Final = 3
        NAME: str
        _basket: Basket[str]
        clone = _basket.clone
        def rows() -> _Rows: ...
        """
    )
    assert {name: list(map(str, bases)) for name, bases in facts.classes.items()} == {
        "Basket": ["typing.Mapping[$0, builtins.list[builtins.int]]"],
        "Point": ["builtins.tuple"],
        "Colour": ["enum.Enum"],
    }
    assert facts.parameters == {"Basket": 1}
    assert written(facts.functions) == {
        "Basket.clone": "Self",
        "Basket.fresh": "Self",
        "Basket.of": "Self",
        "Basket.__iter__": "typing.Iterator[$0]",
        "Basket.hidden": "builtins.dict[$0, builtins.int]",
        "clone": "Self",
        "rows": "typing.Iterator[shop.Point]",
    }
    assert written(facts.attributes) == {
        "Basket.size": "builtins.int",
        "Basket.limit": "builtins.int?",
        "Basket.first": "$0",
        "Point.x": "builtins.int",
        "LIMIT": "builtins.int",
        "NAME": "builtins.str",
    }


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_names_are_names_of_this_python() -> None:
    """Of the functions and classes in the tables, those that typeshed sees in this version can be imported.

    Nearly all: some methods are set by `__init__` or found by `__getattr__`, and some names came with a security
    fix in the middle of a version's life.
    """
    stubs = typeshed_returns.stubs_of(MODULES, sys.version_info[:2])
    names = set()
    for module in MODULES:
        table = read_table("returns", f"{module}.toml")
        facts = typeshed_returns.facts_of(module, stubs)
        here = {*facts.functions, *facts.classes}
        names |= {f"{module}.{name}" for name in {*table.get("functions", ()), *table.get("classes", ())} & here}
    missing = {name for name in names if imported(name) is None}
    assert len(names) > 3000
    assert len(missing) < len(names) / 50, sorted(missing)


def test_tables_are_up_to_date() -> None:
    made_with = re.search(r"\((\S+) of typeshed_client\)", (typeshed_returns.TABLES / "re.toml").read_text())
    assert made_with is not None
    if made_with[1] != version("typeshed_client"):
        pytest.skip("another version of typeshed")
    library = typeshed_returns.Library(MODULES)
    stale = [name for name in MODULES if (typeshed_returns.TABLES / f"{name}.toml").read_text() != library.table(name)]
    assert stale == [], "run `python tools/typeshed_returns.py`"


def test_an_unknown_module_is_refused(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeshed_returns, "table_names", lambda _: [])
    with pytest.raises(SystemExit):
        typeshed_returns.main(["nothing_of_that_name"])
    assert "typeshed knows nothing of nothing_of_that_name" in capsys.readouterr().err
