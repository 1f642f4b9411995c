# (r) there is nothing to ask for
import asyncio
import urllib.request


async def ask(text):
    return await asyncio.to_thread(urllib.request.urlopen, f"data:,{text}")


async def main(texts):
    print([await ask(text) for text in texts])
    found = [0]
    for text in texts:
        answer = await ask(text)
        found.append(answer.read())
    print(found)


asyncio.run(main([]))
