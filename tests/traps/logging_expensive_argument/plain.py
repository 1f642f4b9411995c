# (s) texts and numbers do nothing
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


def handle(pages: list[list[str]]):
    for page in pages:
        logger.debug("links: %s of %d", [link.strip() for link in page if not link.startswith("#")], len(page))
        logger.debug("first: %s", [link[:1] for link in page])
    return len(pages)


print(handle([["a ", "#", ""], []]))
logger.setLevel(logging.DEBUG)
print(handle([["a ", "#", ""], []]))
