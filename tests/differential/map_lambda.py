from hypothesis import strategies as st

from tests.differential.programs import Program

ROWS = st.lists(st.one_of(st.lists(st.integers(0, 3), max_size=3), st.text(max_size=3), st.none()))

PROGRAMS = [
    Program(
        """
def f(rows):
    return list(map(lambda row: row[0], rows)), set(map(lambda row: len(row), rows))
""",
        st.tuples(ROWS),
    ),
    Program(
        """
def f(rows):
    return dict(map(lambda row: (row[0], row[1:]), rows))
""",
        st.tuples(ROWS),
    ),
    Program(
        """
def f(rows, log):
    first = last = None
    for first, last in map(lambda row: (row[0], row[-1]), rows):
        log.append(first)
        if last == 3:
            break
    else:
        log.append("else")
    return first, last
""",
        st.tuples(ROWS, st.just([])),
    ),
]
