from hypothesis import strategies as st

from tests.differential.programs import Program

WRITTEN = """
import os
import tempfile


def written(data):
    handle, path = tempfile.mkstemp()
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return path

"""
BYTES = st.lists(st.sampled_from([b"a", b"b = 1", b"#", b"\n", b"\r\n", b"\r", b"\x0c", b"\xff", b"\xc3\xa9", b" "]))
DATA = st.tuples(BYTES.map(b"".join))

PROGRAMS = [
    Program(
        WRITTEN
        + """
def f(data):
    with open(written(data), encoding="utf-8") as file:
        return [line.strip() for line in file.readlines() if not line.startswith("#")]
""",
        DATA,
    ),
    Program(
        WRITTEN
        + """
def f(data):
    length = 0
    names = []
    with open(written(data), "rb") as file:
        for line in file.readlines():
            length += len(line)
            if b"=" in line:
                names.append(line.partition(b"="))
    return length, names
""",
        DATA,
    ),
    Program(
        WRITTEN
        + """
def f(data):
    return max(len(line) for line in open(written(data), encoding="utf-8").readlines())
""",
        DATA,
    ),
]
