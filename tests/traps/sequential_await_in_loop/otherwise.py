# (k) an `else` belongs to the loop
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


async def main(texts):
    found = []
    for text in texts:
        found.append(await ask(text))
    else:
        print("all")
    print(len(found))


asyncio.run(main(["a", "b"]))
