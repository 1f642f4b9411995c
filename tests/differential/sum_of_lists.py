from hypothesis import strategies as st

from tests.differential.programs import Program

PAGES = st.lists(st.lists(st.integers(), max_size=3), max_size=5)

PROGRAMS = [
    Program(
        """
def f(pages: list[list[int]]):
    rows = sum(pages, [])
    rows.append(1)
    return rows, pages
""",
        st.tuples(PAGES),
    ),
    Program(
        """
def f(numbers, log):
    return sum(([log.append(number), 1 // number] for number in numbers), [])
""",
        st.tuples(st.lists(st.integers(0, 5), max_size=6), st.just([])),
    ),
    Program(
        """
def f(pages: list[tuple[int, ...]]):
    return set(sum(pages, ())), sum((page for page in pages), ())
""",
        st.tuples(st.lists(st.tuples(st.integers(), st.integers()), max_size=4)),
    ),
]
