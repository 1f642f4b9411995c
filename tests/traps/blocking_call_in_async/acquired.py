# (r, ii) a lock is held that no `with` shows
import asyncio
import threading
import time

lock = threading.Lock()


async def work(name):
    lock.acquire()
    print(name, "begins")
    time.sleep(0.001)
    print(name, "ends")
    lock.release()


async def main():
    await asyncio.gather(work("a"), work("b"))


asyncio.run(main())
