# (k) an `else` belongs to the loop, and so does the rest of the turn
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE rows (name TEXT UNIQUE)")


def names():
    return connection.execute("SELECT name FROM rows").fetchall()


def save(rows):
    for row in rows:
        connection.execute("INSERT INTO rows VALUES (?)", (row,))
        print(row)
    for row in rows:
        connection.execute("DELETE FROM rows WHERE name = ?", (row,))
    else:
        print("all")


save("ab")
print(names())
