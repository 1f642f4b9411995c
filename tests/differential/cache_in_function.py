from hypothesis import strategies as st

from tests.differential.programs import Program

NUMBERS = st.integers(-5, 5)

PROGRAMS = [
    Program(
        """
from functools import cache


def f(words: list[str], position: int):
    return [cache(word.__getitem__)(position) for word in words]
""",
        st.tuples(st.lists(st.text(max_size=3), max_size=4), NUMBERS),
    ),
    Program(
        """
from functools import lru_cache


def f(divisor: int, numbers: list[int], log):
    for number in numbers:

        @lru_cache(maxsize=None)
        def parts(dividend: int, *, step: float = 0.5):
            log.append(divisor)
            return dividend // divisor, step

        print(parts(7, step=1.5))
        divisor += number
    return divisor
""",
        st.tuples(NUMBERS, st.lists(NUMBERS, max_size=4), st.just([])),
    ),
]
