# (kk) the type that somebody has written down stays
import asyncio


async def ask(port, question):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{question}\n".encode())
    answer = await reader.readline()
    writer.close()
    return int(answer)


async def answer(reader, writer):
    question = await reader.readline()
    writer.write(question)
    writer.close()


async def page(port):
    user: int = await ask(port, 1)
    order: int = await ask(port, 2)
    print(user, order)


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        await page(server.sockets[0].getsockname()[1])


asyncio.run(main())
