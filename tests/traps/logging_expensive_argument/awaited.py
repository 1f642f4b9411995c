# (k) the argument waits for something
import logging

logger = logging.getLogger("trap")
logger.setLevel(logging.INFO)


import asyncio


async def load(link):
    print("loads", link)
    return link


async def handle(pages):
    for page in pages:
        logger.debug("links: %s", [await load(link) for link in page])


asyncio.run(handle([["a", "b"]]))
