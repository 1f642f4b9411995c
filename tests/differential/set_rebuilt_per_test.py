from hypothesis import strategies as st

from tests.differential.programs import Program

NUMBERS = st.lists(st.one_of(st.integers(-2, 2), st.floats(), st.booleans()), max_size=6)
TEXTS = st.lists(st.text(alphabet="aAbß", max_size=2), max_size=6)
ANYTHING = st.lists(st.one_of(st.text(alphabet="ab", max_size=2), st.integers(0, 2), st.lists(st.none(), max_size=1)))

PROGRAMS = [
    Program(
        """
def f(numbers: list[float], ids: list[float]):
    found = []
    for number in numbers:
        if number in set(ids):
            found.append(number)
    return found
""",
        st.tuples(NUMBERS, NUMBERS),
    ),
    Program(
        """
def f(names: list[str], users: list[str]):
    return [name for name in names if name.lower() not in [user.lower() for user in users]]
""",
        st.tuples(TEXTS, TEXTS),
    ),
    Program(
        """
def f(text: str, words, log):
    for word in words:
        log.append(word in text.split())
""",
        st.tuples(st.text(alphabet="ab ", max_size=6), ANYTHING, st.just([])),
    ),
]
