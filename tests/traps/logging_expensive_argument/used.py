# (k) the value of the call is used
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


def handle(pages):
    return [logger.debug("links: %s", [link.strip() for link in page]) for page in pages]


print(handle([["a"], ["b"]]))
