from hypothesis import strategies as st

from tests.differential.programs import Program

TEXTS = st.lists(st.text("ab{}'\"\n", max_size=3), max_size=5)
ANYTHING = st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=2), st.just(float("nan"))), max_size=5)

PROGRAMS = [
    Program(
        """
def f(rows, log):
    text = ""
    for row in rows:
        log.append(row)
        text = f"{text}{row!r}: {row}; "
    return text
""",
        st.tuples(ANYTHING, st.just([])),
    ),
    Program(
        """
def f(words: list[str], start):
    text = "<" + str(start)
    for word in words:
        if word == "a":
            continue
        text = word + "-" + text
        if len(word) == 3:
            break
    return [text, text]
""",
        st.tuples(TEXTS, st.integers()),
    ),
    Program(
        """
def f(groups: list[list[str]], log):
    lines = []
    for group in groups:
        line = ""
        line += "+"
        for word in group:
            log.append(word)
            line = line + word.upper() + "."
            line += word
        line += "!"
        lines.append(line)
    return lines
""",
        st.tuples(st.lists(TEXTS, max_size=3), st.just([])),
    ),
]
