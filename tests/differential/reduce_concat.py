from hypothesis import strategies as st

from tests.differential.programs import Program

PAGES = st.lists(st.lists(st.integers(), max_size=3), max_size=5)

PROGRAMS = [
    Program(
        """
from functools import reduce
from operator import add


def f(pages: list[list[int]], words: list[str]):
    rows = reduce(add, pages, [])
    rows.append(1)
    text = reduce(lambda text, word: text + word, words, "")
    return rows, pages, text
""",
        st.tuples(PAGES, st.lists(st.text(max_size=3), max_size=4)),
    ),
    Program(
        """
import functools
import operator


def f(numbers, log):
    united = functools.reduce(operator.or_, ({log.append(number), 1 // number} for number in numbers), set())
    return sorted(united, key=str)
""",
        st.tuples(st.lists(st.integers(0, 5), max_size=6), st.just([])),
    ),
    Program(
        """
from functools import reduce


def f(sources: list[dict[str, int]]):
    found = reduce(lambda one, other: {**one, **other}, sources, {})
    return list(found.items()), sources
""",
        st.tuples(st.lists(st.dictionaries(st.text("ab", max_size=1), st.integers(), max_size=2), max_size=4)),
    ),
]
