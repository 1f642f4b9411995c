# (r, ii) a lock of threads is held: whoever waits for it in the same thread would wait for good
import asyncio
import threading
import time

lock = threading.Lock()


async def work(name):
    with lock:
        print(name, "begins")
        time.sleep(0.001)
        print(name, "ends")


async def main():
    await asyncio.gather(work("a"), work("b"))


asyncio.run(main())
