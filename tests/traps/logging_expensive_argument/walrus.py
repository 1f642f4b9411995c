# (g) the argument binds a name that is used afterwards
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


def handle(pages):
    for page in pages:
        logger.debug("links: %s", (links := [link.strip() for link in page]))
        print(links)


handle([["a ", "b"]])
