from hypothesis import strategies as st

from tests.differential.programs import Program

ITEMS = st.lists(st.one_of(st.integers(0, 3), st.booleans(), st.none(), st.text(max_size=1)), max_size=6)

PROGRAMS = [
    Program(
        """
def f(rows, log):
    names = ()
    for row in rows:
        if row in names or len(names) > 7:
            return names[1:]
        names += (row,)
        log.append(names[-1])
        names = (*names, row, len(log))
    return names
""",
        st.tuples(ITEMS, st.just([])),
    ),
    Program(
        """
def f(groups: list[tuple[int, ...]], rows):
    kept = {}
    for row in rows:
        names: tuple[object, ...] = (row,)
        for group in groups:
            names += group
        kept[names] = row
    return kept
""",
        st.tuples(st.lists(st.tuples(st.integers(0, 3)), max_size=4), st.one_of(ITEMS, st.just([[]]))),
    ),
]
