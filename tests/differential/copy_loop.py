from hypothesis import strategies as st

from tests.differential.programs import Program

ITEMS = st.lists(st.one_of(st.integers(-2, 2), st.floats(), st.text(max_size=2), st.lists(st.none(), max_size=1)))
KEYS = st.one_of(st.integers(0, 2), st.booleans(), st.sampled_from([0.0, 1.0, "a"]))

PROGRAMS = [
    Program(
        """
def f(rows: list[object]):
    found = []
    for row in rows:
        found.append(row)
    return found, found is rows
""",
        st.tuples(st.one_of(ITEMS, st.text(), st.dictionaries(KEYS, st.none()), ITEMS.map(tuple))),
    ),
    Program(
        """
def f(rows: list[object], log):
    seen: set[object] = {1, "a"}
    try:
        for row in rows:
            seen.add(row)
    finally:
        log.append(sorted(map(repr, seen)))
    return len(seen)
""",
        st.tuples(ITEMS, st.just([])),
    ),
    Program(
        """
def f(prices: dict[object, object]):
    merged = {0: "zero", "a": 1}
    for name, price in prices.items():
        merged[name] = price
    return merged
""",
        st.tuples(st.dictionaries(KEYS, st.integers())),
    ),
    Program(
        """
from collections import deque


def f(text: str, limit):
    rest = deque([0], limit)
    for mark in text:
        rest.append(mark)
    return list(rest)
""",
        st.tuples(st.text(), st.one_of(st.none(), st.integers(1, 4))),
    ),
]
