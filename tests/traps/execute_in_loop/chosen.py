# (k) only some of the rows are written
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE rows (name TEXT UNIQUE)")


def names():
    return connection.execute("SELECT name FROM rows").fetchall()


def save(rows: dict[str, bool]):
    for name, wanted in rows.items():
        if wanted or name == "b":
            connection.execute("INSERT INTO rows VALUES (?)", [name.upper()])


save({"a": True, "b": False, "c": False})
print(names())
