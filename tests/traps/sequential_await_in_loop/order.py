# (hh) the answers are in the order of the items, with those that are equal
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


async def main(texts):
    answers = [await ask(text) for text in texts if text]
    print([answer.read() for answer in answers], type(answers).__name__)
    found = []
    for text in texts:
        found.append(await ask(text))
    print([answer.read() for answer in found], text)


asyncio.run(main(["b", "", "a", "b"]))
asyncio.run(main(["a"]))
