# (o) an iterator can be gone through once
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


async def main(texts):
    found = []
    for text in texts:
        answer = await ask(text)
        found.append((text, answer.read()))
    print(found)


asyncio.run(main(iter("abc")))
