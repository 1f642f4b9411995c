from hypothesis import strategies as st

from tests.differential.programs import Program

KEYS: st.SearchStrategy[object] = st.one_of(
    st.integers(0, 3), st.booleans(), st.floats(0, 2), st.just(float("nan")), st.text(max_size=1)
)
PAIRS: st.SearchStrategy[list[tuple[object, int]]] = st.lists(
    st.tuples(st.one_of(KEYS, st.just([])), st.integers()), max_size=6
)

PROGRAMS = [
    Program(
        """
def f(pairs):
    found = {}
    for key, value in pairs:
        found = {**found, key: value}
        found = found | {value: key}
    return list(found.items())
""",
        st.tuples(PAIRS),
    ),
    Program(
        """
def f(sources: list[dict[str, int]], name):
    kept = []
    for number in range(2):
        found = {"a": 0}
        for source in sources:
            if len(found) > 3:
                return found
            found = {**found, **source}
            found = found | source
            found = {**found, name: number, **source}
        kept.append(found)
    return kept
""",
        st.tuples(st.lists(st.dictionaries(st.text("abc", max_size=2), st.integers(), max_size=3), max_size=4), KEYS),
    ),
    Program(
        """
def f(rows, log):
    seen, more, frozen = set(), {0}, frozenset()
    for row in rows:
        log.append(row in seen)
        seen = seen | {row}
        more = {*more, row, 7}
        frozen |= {row}
    return sorted(map(repr, seen)), len(more), type(frozen).__name__, len(frozen)
""",
        st.tuples(st.lists(st.one_of(KEYS, st.just([])), max_size=6), st.just([])),
    ),
]
