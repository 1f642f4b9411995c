# (o) the argument uses an iterator up
# unsafe: what the arguments do besides
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


def handle(pages):
    for page in pages:
        logger.debug("links: %s", [link for link in page])
        print(list(page))


handle([iter(["a", "b"])])
