# (l) the second row cannot be made
# unsafe: one that cannot be made leaves none written
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE rows (name TEXT UNIQUE)")


def names():
    return connection.execute("SELECT name FROM rows").fetchall()


def save(rows):
    for row in rows:
        connection.execute("INSERT INTO rows VALUES (?)", (row["name"],))


try:
    save([{"name": "a"}, {}])
except KeyError:
    print(names())
