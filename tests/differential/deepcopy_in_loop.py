from hypothesis import strategies as st

from tests.differential.programs import Program

NAMES = st.lists(st.text("abc", max_size=2), max_size=5)

PROGRAMS = [
    Program(
        """
from copy import deepcopy

def f(names, width):
    empty = [(len(names), f"column {number}") for number in range(width)]
    rows = []
    for name in names:
        row = deepcopy(empty)
        row[width // 2] = name
        rows.append(row)
    return rows, len(empty), sorted(empty)
""",
        st.tuples(NAMES, st.integers(0, 4)),
    ),
    Program(
        """
import copy

def f(names, size, log):
    sizes = {"name": float(size), "size": float("nan"), "": 1.0}
    label = f"{size:.2}"
    for name in names:
        changed = copy.deepcopy(sizes)
        changed[name] = changed.get(name, 0) + 1
        log.append((changed, copy.deepcopy(label)))
    return label, list(sizes)
""",
        st.tuples(NAMES, st.floats(), st.just([])),
    ),
    Program(
        """
from copy import deepcopy

def f(names, values):
    known = {str(value): repr(value) for value in values}
    for name in names:
        copied = deepcopy(known)
        yield len(copied) == len(known), copied.pop(name, None), list(copied)
    yield list(known)
""",
        st.tuples(NAMES, st.lists(st.one_of(st.none(), st.text("abc", max_size=2), st.floats()), max_size=5)),
    ),
]
