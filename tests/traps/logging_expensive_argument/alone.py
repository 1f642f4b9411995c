# (kk) several statements on a line, and a suite on the line of its head
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


def handle(pages):
    for page in pages:
        logger.debug("links: %s", [link for link in page]); print(page)
        if page: logger.debug("links: %s", [link for link in page])


handle([["a"], []])
