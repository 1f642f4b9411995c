# (s) with the level on, all is said, in order and with the same arguments
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


class Said(logging.Handler):
    def emit(self, record):
        print(record.getMessage(), record.funcName)


def handle(pages):
    for page in pages:
        logger.debug("links: %s", [print(link) for link in page])
        logger.debug("%s", "and")
        logger.debug("sorted: %s", sorted(page))


logger.handlers = [Said()]
logger.propagate = False
logger.setLevel(logging.DEBUG)
handle([["b", "a"], []])
