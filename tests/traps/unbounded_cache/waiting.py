# (hh) while a coroutine waits, another one takes out the result that it has just seen
import asyncio
from datetime import datetime, timedelta

LABELS = {}


async def label(moment: datetime):
    if moment in LABELS:
        await asyncio.sleep(0)
        return LABELS[moment]
    LABELS[moment] = f"{moment:%A}"
    return LABELS[moment]


async def main():
    start = datetime(2026, 1, 1)
    await label(start)
    moments = [start, *(start + timedelta(minutes=minute) for minute in range(1, 1500))]
    return await asyncio.gather(*map(label, moments))


print(set(asyncio.run(main())))
