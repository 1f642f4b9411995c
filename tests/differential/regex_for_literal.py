from hypothesis import strategies as st

from tests.differential.programs import Program

TEXT = st.text(alphabet='a,."x\n\t-\\', max_size=8)

PROGRAMS = [
    Program(
        """
import re


def f(line: str, other: str):
    text = "".join([line, "-", other])
    return re.split(",", text), re.sub(r"\\.", "--", text), len(re.findall("x", text)), re.split("\\n", text)
""",
        st.tuples(TEXT, TEXT),
    ),
    Program(
        """
import re


def f(line: str, log):
    if re.search("x", line) and not re.match('"', line):
        log.append(1)
    if re.fullmatch("-", line) or re.match(r"-\\.", line) is None:
        log.append(2)
    while re.findall(",", line):
        line = line[1:]
    return bool(re.fullmatch("a", line)), line
""",
        st.tuples(TEXT, st.just([])),
    ),
]
