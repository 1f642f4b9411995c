# (a, j) the name `asyncio` means something else in this file
import time
from asyncio import run


class asyncio:
    pass


async def main():
    time.sleep(0)
    print("done")


run(main())
print(asyncio.__name__)
