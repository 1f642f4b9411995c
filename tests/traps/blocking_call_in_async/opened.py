# (ii) what is opened is closed and read by the one that has opened it
import asyncio
import tempfile


async def work():
    with tempfile.NamedTemporaryFile("w+") as file:
        file.write("text")
        file.flush()
        with open(file.name) as again:
            print(again.read())


async def main():
    await work()


asyncio.run(main())
