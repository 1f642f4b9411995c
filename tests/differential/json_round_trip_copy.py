from hypothesis import strategies as st

from tests.differential.programs import Program

PROGRAMS = [
    Program(
        """
import json


def f(size, names, log):
    blank = {f"column {number}": 0 for number in range(size)}
    for name in names:
        row = json.loads(json.dumps(blank))
        row[name] = name
        log.append(row)
    return len(blank), sorted(blank)
""",
        st.tuples(st.integers(0, 4), st.lists(st.one_of(st.text(max_size=3), st.booleans(), st.none())), st.just([])),
    ),
    Program(
        """
import pickle


def f(marks, log):
    scale = ["", "a", "\\ud800", "\\x00"]
    for mark in marks:
        copied = pickle.loads(pickle.dumps(scale))
        copied.insert(mark, mark)
        log.append(copied)
    return len(scale), scale[0]
""",
        st.tuples(st.lists(st.integers(-5, 5)), st.just([])),
    ),
]
