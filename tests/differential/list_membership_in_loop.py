from hypothesis import strategies as st

from tests.differential.programs import Program

NAN = float("nan")
NUMBERS = st.lists(
    st.sampled_from([0, 1, True, False, 1.0, -0.0, 2, 2**53, float(2**53), NAN, float("nan")]), max_size=8
)
WORDS = st.lists(st.sampled_from(["", "a", "b", "ab", "A"]), max_size=8)

PROGRAMS = [
    Program(
        """
def f(rows: list[float], marks: list[float]):
    return [row for row in rows if row in marks], [row for row in rows if row not in marks]
""",
        st.tuples(NUMBERS, NUMBERS),
    ),
    Program(
        """
def f(words: list[str], text: str, more: list[str]):
    parts = text.split()
    if parts:
        parts.extend(more)
        parts.append("a" + text)
    found = 0
    for word in words:
        if word in parts:
            found += 1
        elif word.upper() not in parts:
            found -= 1
    return found
""",
        st.tuples(WORDS, st.text("ab A", max_size=8), WORDS),
    ),
    Program(
        """
def f(rows: list[str], names: list[str], log: list[str]):
    known = list(names)
    for row in rows:
        for letter in row:
            if (letter, len(row)) in pairs(names) or letter in known:
                log.append(letter)
    return len(known), known


def pairs(names: list[str]) -> list[tuple[str, int]]:
    return [(name, len(name)) for name in names]
""",
        st.tuples(WORDS, WORDS, st.just([])),
    ),
]
