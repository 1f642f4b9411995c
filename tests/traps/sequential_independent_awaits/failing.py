# (hh) the second is asked although the first has failed
# unsafe: both requests are sent, also if the first fails
import asyncio


async def ask(port, question):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{question}\n".encode())
    answer = await reader.readline()
    writer.close()
    return int(answer)


async def answer(reader, writer):
    question = await reader.readline()
    print("asked", question.decode().strip())
    writer.write(question)
    writer.close()


async def page(port):
    try:
        user = await ask(port, "nobody")
        order = await ask(port, 2)
        print(user, order)
    except ValueError:
        print("failed")
    await asyncio.sleep(0.05)


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        await page(server.sockets[0].getsockname()[1])


asyncio.run(main())
