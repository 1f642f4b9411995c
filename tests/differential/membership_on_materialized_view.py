from hypothesis import strategies as st

from tests.differential.programs import Program

NAN = float("nan")
KEYS = st.sampled_from([0, 1, True, 1.0, 0.5, NAN, float("nan"), 3])
TABLES = st.dictionaries(KEYS, st.integers(), max_size=4)

PROGRAMS = [
    Program(
        """
def f(table: dict[float, int], keys: list[float]):
    return [key in list(table.keys()) for key in keys], [key not in tuple(table) for key in keys]
""",
        st.tuples(TABLES, st.lists(KEYS, max_size=6)),
    ),
    Program(
        """
def f(first, last, numbers):
    return [number in list(range(first, last)) for number in numbers]
""",
        st.tuples(
            st.integers(-3, 3) | st.none(),
            st.integers(-3, 6),
            st.lists(KEYS | st.just("1") | st.lists(st.integers(), max_size=2) | st.none(), max_size=6),
        ),
    ),
]
