# (l, hh) what has been done with the answers before the one that fails
# unsafe: nothing has been done with the answers before it
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


async def main(addresses):
    found = []
    try:
        for address in addresses:
            answer = await asyncio.to_thread(urllib.request.urlopen, address)
            found.append(answer.read())
    except ValueError as error:
        print(error)
    print(found)


asyncio.run(main(["data:,a", "nowhere", "data:,b"]))
