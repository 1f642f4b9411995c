from hypothesis import strategies as st

from tests.differential.programs import Program

TEXTS = st.text("#ab ", max_size=12)

PROGRAMS = [
    Program(
        """
def f(text: str, log):
    lines = text.split()
    for line in list(lines):
        if line.startswith("#") or line in log:
            lines.remove(line)
    log.append(len(lines))
    return lines
""",
        st.tuples(TEXTS, st.lists(st.sampled_from(["a", "#b", "ab"]), max_size=3)),
    ),
    Program(
        """
def f(text: str, wanted):
    pairs = [(line, line.strip("#")) for line in text.split(" ")]
    for pair in pairs[:]:
        if not pair[0] == wanted:
            pairs.remove(pair)
    return pairs
""",
        st.tuples(TEXTS, st.sampled_from(["a", "", None, 1, "#b"])),
    ),
]
