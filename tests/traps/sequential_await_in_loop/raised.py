# (hh) the exception that comes first is raised, and it is the same
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


async def main(addresses):
    try:
        print([await asyncio.to_thread(urllib.request.urlopen, address) for address in addresses])
    except ValueError as error:
        print(type(error).__name__, error)


asyncio.run(main(["data:,a", "nowhere", "data:,b"]))
