"""Where invoices are kept."""

import shutil

import psycopg2
import psycopg2.extensions

__all__ = ["Draft", "InvoiceStore", "archive"]


class InvoiceStore:
    def __init__(self, address: str) -> None:
        self.connection = psycopg2.connect(address)

    def save(self, number: str, content: bytes) -> None:
        insert(self.connection.cursor(), number, content)


class Draft:
    """An invoice that is not saved yet."""

    def __init__(self, number: str) -> None:
        self.number = number
        self.lines: list[str] = []

    def save(self, line: str) -> None:
        self.lines.append(line)


def insert(cursor: psycopg2.extensions.cursor, number: str, content: bytes) -> None:
    cursor.execute("INSERT INTO invoices (number, content) VALUES (%s, %s)", (number, content))


def archive(directory: str) -> str:
    return shutil.make_archive(directory, "zip", directory)
