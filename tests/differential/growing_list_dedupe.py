from hypothesis import strategies as st

from tests.differential.programs import Program

NAN = float("nan")
NUMBERS = st.lists(st.sampled_from([0, 1, True, False, 1.0, -0.0, 2, NAN, float("nan")]), max_size=8)
LINES = st.lists(st.text("ab ", max_size=6), max_size=6)

PROGRAMS = [
    Program(
        """
def f(numbers: list[float]):
    found = []
    for number in numbers:
        if number not in found:
            found.append(number)
    return found
""",
        st.tuples(NUMBERS),
    ),
    Program(
        """
def f(lines: list[str], log):
    words = []
    for number, line in enumerate(lines):
        for word in line.split():
            if word not in words:
                words.insert(0, word)
            else:
                log.append((number, word, words[0], len(words)))
    words.sort()
    return words
""",
        st.tuples(LINES, st.just([])),
    ),
    Program(
        """
def f(lines: list[str]):
    known = []
    again = 0
    for line in lines:
        for word in line.split():
            if word in known:
                again += 1
            known.append(word)
    return again, not known
""",
        st.tuples(LINES),
    ),
]
