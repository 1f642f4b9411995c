from hypothesis import strategies as st

from tests.differential.programs import Program

PATHS = st.lists(st.one_of(st.sampled_from([".", "/", "", "missing", "a\0b", "\udcff"]), st.text(max_size=3)))

PROGRAMS = [
    Program(
        """
import os.path


def f(paths: list[str]):
    return any([os.path.isdir(path) for path in paths])
""",
        st.tuples(PATHS),
    ),
    Program(
        """
import os.path


def f(paths: tuple[str, ...], log):
    if not all([not os.path.exists(path) for path in paths]):
        log.append("there")
    return paths
""",
        st.tuples(PATHS.map(tuple), st.just([])),
    ),
]
