from hypothesis import strategies as st

from tests.differential.programs import Program

NUMBERS = st.lists(st.one_of(st.integers(0, 3), st.booleans(), st.just(float("nan")), st.none()), max_size=6)

PROGRAMS = [
    Program(
        """
def f(rows, log):
    found = []
    for row in rows:
        log.append(len(found))
        if row in found:
            continue
        found = found + [row]
        found = [*found, row, 1 // row]
    return found
""",
        st.tuples(NUMBERS, st.just([])),
    ),
    Program(
        """
def f(groups: list[list[int]]):
    kept = []
    for group in groups:
        found = [0]
        for number in group:
            found = found + [one for one in group if one not in found] + [number]
            if len(found) > 4:
                return kept, found
        kept.append(found)
        kept.append(found[1:])
    return kept
""",
        st.tuples(st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=4)),
    ),
]
