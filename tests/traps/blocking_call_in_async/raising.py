# (s, ii) what is raised in the thread is raised where it is awaited
import asyncio
from pathlib import Path


async def work():
    try:
        print(Path("/nowhere/at/all").read_text().upper())
    except FileNotFoundError as error:
        print(error.filename)


async def main():
    await work()


asyncio.run(main())
