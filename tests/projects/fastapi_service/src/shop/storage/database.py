"""SQLite, with one connection for each piece of work."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, customer TEXT, amount REAL, placed TEXT)
"""


def connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5)
    connection.row_factory = sqlite3.Row
    return connection


def query(connection: sqlite3.Connection, statement: str, *values: object) -> list[sqlite3.Row]:
    return connection.execute(statement, values).fetchall()


def write(connection: sqlite3.Connection, statement: str, *values: object) -> int:
    return connection.execute(statement, values).lastrowid or 0


class Database:
    """A connection for as long as a `with` statement lasts."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> sqlite3.Connection:
        self._connection = connect(self.path)
        return self._connection

    def __exit__(self, *exc_info: object) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


@contextmanager
def transaction(path: str) -> Iterator[sqlite3.Connection]:
    connection = connect(path)
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def migrate(path: str) -> None:
    with Database(path) as connection:
        write(connection, SCHEMA)
