# (l) the database refuses the third row
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE rows (name TEXT UNIQUE)")


def names():
    return connection.execute("SELECT name FROM rows").fetchall()


def save(rows):
    for row in rows:
        connection.execute("INSERT INTO rows VALUES (?)", (row,))


try:
    save(["a", "b", "a", "c"])
except sqlite3.IntegrityError as error:
    print(error)
print(names())
