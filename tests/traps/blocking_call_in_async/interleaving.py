# (ii) another task runs where the thread stood still
# unsafe: other tasks run meanwhile
import asyncio
import time

balance = 10


async def take(amount):
    global balance
    rest = balance - amount
    time.sleep(0.001)
    balance = rest


async def main():
    await asyncio.gather(take(3), take(4))


asyncio.run(main())
print(balance)
