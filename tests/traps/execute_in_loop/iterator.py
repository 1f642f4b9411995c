# (o) rows come from an iterator, and are what they are
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE rows (name TEXT UNIQUE)")


def names():
    return connection.execute("SELECT name FROM rows").fetchall()


def save(rows):
    for row in rows:
        connection.execute("INSERT INTO rows VALUES (?)", row)


save(iter([("a",), ("b",)]))
save((name,) for name in "cd")
print(names())
