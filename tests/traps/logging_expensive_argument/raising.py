# (s) what the argument raises is raised, shown or not
# unsafe: what they raise, does not happen
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


import json


def handle(page):
    logger.debug("page: %s", json.dumps(page))
    print("handled")


handle({"links": {1, 2}})
