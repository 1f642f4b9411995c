# (s) what the argument does happens, shown or not
# unsafe: what the arguments do besides
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


def handle(pages):
    for page in pages:
        logger.debug("links: %s", [print(link) for link in page])


handle([["a", "b"]])
