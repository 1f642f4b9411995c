# (s) asking for the logger does something
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


def said() -> logging.Logger:
    print("which?")
    return logger


def handle(pages):
    for page in pages:
        said().debug("links: %s", [link for link in page])


handle([["a"]])
