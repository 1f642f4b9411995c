from hypothesis import strategies as st

from tests.differential.programs import Program

NAN = float("nan")
NUMBERS = st.lists(st.sampled_from([0, 1, True, 1.0, 2, NAN, float("nan")]), max_size=8)
WORDS = st.lists(st.sampled_from(["", "a", "b", "ab"]), max_size=8)

PROGRAMS = [
    Program(
        """
def f(marks: list[float], others: list[float]):
    return [marks.count(other) for other in others]
""",
        st.tuples(NUMBERS, NUMBERS),
    ),
    Program(
        """
def f(text: str, words: list[str], log):
    names = text.split()
    names.extend(words)
    for word in words:
        log.append((names.count(word), names.count(word.upper()) / len(names)))
    return names
""",
        st.tuples(st.text("ab A", max_size=8), WORDS, st.just([])),
    ),
]
