# (p) an `await` would make another thing of a generator
import asyncio
import time


async def main():
    waits = (time.sleep(0) or number for number in range(3))
    print(list(waits), [time.sleep(0) for _ in range(2)])
    wait = lambda: time.sleep(0)
    print(wait())


asyncio.run(main())
