# (s) how long is computed before anything waits
import asyncio
import time


def seconds():
    print("so long")
    return 0


async def main():
    time.sleep(seconds() if seconds() else seconds())
    time.sleep((yes := 0) or 0)
    print(yes)


asyncio.run(main())
