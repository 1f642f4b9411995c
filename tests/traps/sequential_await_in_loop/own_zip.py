# (a) `zip` is something else in this file
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


def zip(*lists):
    return lists


async def main(texts: list[str]):
    found = []
    for text in texts:
        answer = await ask(text)
        found.append((text, answer.read()))
    print(found, zip(texts))


asyncio.run(main(["a", "b"]))
