# (j) something asks for all names of the function
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


async def main(texts: list[str]):
    found = []
    for text in texts:
        answer = await ask(text)
        found.append((text, answer.read()))
    print(sorted(locals()))


asyncio.run(main(["a", "b"]))
