from hypothesis import strategies as st

from tests.differential.programs import Program

LINES = st.lists(st.one_of(st.text(alphabet="a1- ", max_size=5), st.none(), st.binary(max_size=2)), max_size=4)

PROGRAMS = [
    Program(
        """
import re


def f(lines, log):
    for line in lines:
        log.append(line)
        pattern = re.compile(r"(\\d)-")
        log.append(pattern.findall(line))
""",
        st.tuples(LINES, st.just([])),
    ),
    Program(
        """
import re


def f(lines):
    for line in lines:
        yield [word for word in line.split() if re.compile("A", re.IGNORECASE).match(word)]
""",
        st.tuples(LINES),
    ),
]
