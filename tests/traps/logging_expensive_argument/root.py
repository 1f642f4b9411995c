# (s) the function for the root of all loggers sets it up when it is first called
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


def handle(pages):
    for page in pages:
        logging.debug("links: %s", [link for link in page])


root = logging.getLogger()
before, root.handlers = root.handlers, []
handle([["a"]])
print(len(root.handlers))
root.handlers = before
