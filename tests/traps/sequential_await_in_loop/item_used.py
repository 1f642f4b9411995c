# (b) the loop and the code after it use the items themselves
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


async def main(texts: list[str]):
    found = {}
    for text in texts:
        answer = await ask(text)
        found[text] = answer.read()
    print(found, text, answer.read())


asyncio.run(main(["a", "b"]))
