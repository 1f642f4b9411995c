from hypothesis import strategies as st

from tests.differential.programs import Program

CHUNKS = st.lists(st.binary(max_size=3), max_size=6)

PROGRAMS = [
    Program(
        """
def f(chunks: list[bytes], end: bytes, log):
    body = b""
    for chunk in chunks:
        body += chunk
        log.append(len(body))
        if body.endswith(end) or body[-2:] == b"ab":
            return body[1:]
        if end in body:
            break
    return body, log
""",
        st.tuples(CHUNKS, st.binary(max_size=2), st.just([])),
    ),
    Program(
        """
def f(chunks: list[bytes]):
    body = bytes(b"<")
    for chunk in chunks:
        if not chunk:
            raise ValueError(len(body))
        body = body + chunk + b"-"
    shown = repr(body)
    return {body: shown}
""",
        st.tuples(CHUNKS),
    ),
]
