# (ii) a connection to SQLite belongs to the thread that has made it
import asyncio
import sqlite3


async def work():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (a)")
    connection.execute("INSERT INTO t VALUES (1)")
    print(connection.execute("SELECT a FROM t").fetchall())


async def main():
    await work()


asyncio.run(main())
