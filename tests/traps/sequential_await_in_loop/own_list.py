# (x) a class derived from list does more
# silent
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


class Found(list):
    def append(self, answer):
        print(answer.read())
        super().append(answer)


async def main(texts):
    found = Found()
    for text in texts:
        found.append(await ask(text))
    print(len(found))


asyncio.run(main(["a", "b"]))
