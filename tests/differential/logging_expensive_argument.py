from hypothesis import strategies as st

from tests.differential.programs import Program

SET_UP = """
import logging


class Said(logging.Handler):
    def __init__(self):
        super().__init__()
        self.said = []

    def emit(self, record):
        self.said.append((record.levelname, record.getMessage()))


handler = Said()
logger = logging.getLogger("differential")
logger.propagate = False
logger.handlers = [handler]

"""
TEXTS = st.lists(st.text(st.characters(codec="utf-8"), max_size=4), max_size=4)
LEVELS = st.sampled_from([0, 10, 11, 20, 50])

PROGRAMS = [
    Program(
        SET_UP
        + """
def f(pages: list[list[str]], level):
    logger.setLevel(level)
    for page in pages:
        logger.debug("links: %s of %d", [link.strip() for link in page if link != "#"], len(page))
        logger.debug("words: %s", [link.split() for link in page])
        logger.warning("page")
    return handler.said
""",
        st.tuples(st.lists(TEXTS, max_size=3), LEVELS),
    ),
    Program(
        SET_UP
        + """
def f(counts: dict[str, int], level):
    logger.setLevel(level)
    while level < 60:
        logger.debug(f"counts: {level}", extra={})
        logger.debug("names: " + "%s", [f"{name}" for name in counts])
        level += 20
    return handler.said
""",
        st.tuples(st.dictionaries(st.text(max_size=3), st.integers(0, 3), max_size=3), LEVELS),
    ),
]
