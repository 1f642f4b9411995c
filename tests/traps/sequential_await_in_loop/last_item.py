# (b) the last item is read after the loop
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


async def main(texts):
    found = []
    for text in texts:
        found.append(await ask(text))
    print(text, len(found))


asyncio.run(main(["a", "b"]))
