from hypothesis import strategies as st

from tests.differential.programs import Program

NUMBERS = st.lists(st.one_of(st.integers(-3, 3), st.floats(), st.booleans()), max_size=5)
TEXTS = st.lists(st.text(max_size=3), max_size=5)

PROGRAMS = [
    Program(
        """
def f(prices: list[float], names: list[str]):
    found = []
    for price in prices:
        found.append(price / sum(prices))
        for name in names:
            found.append(name + ", ".join(names))
    return found
""",
        st.tuples(NUMBERS, TEXTS),
    ),
    Program(
        """
def f(text: str, positions: list[int], log):
    for position in positions:
        log.append(position)
        print(text.split()[position], sorted(text.split())[0])
    return [position for position in positions if position < sum(positions)]
""",
        st.tuples(st.text(alphabet="ab \\n", max_size=8), st.lists(st.integers(-2, 2), max_size=4), st.just([])),
    ),
]
