from hypothesis import strategies as st

from tests.differential.programs import Program

PROGRAMS = [
    Program(
        """
def f(base: int, size: int):
    return [base**exponent % 97 for exponent in range(size)], [base**exponent % 1 for exponent in range(3, size)]
""",
        st.tuples(st.one_of(st.integers(-9, 9), st.booleans()), st.integers(-1, 9)),
    ),
    Program(
        """
def f(text: str, base: int):
    return [(ord(letter) * base**index - 7) % 1_009 for index, letter in enumerate(text)]
""",
        st.tuples(st.text(max_size=9), st.integers(-9, 9)),
    ),
]
