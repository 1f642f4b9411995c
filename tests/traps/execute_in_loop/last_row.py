# (b) the last row is used after the loop
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE rows (name TEXT UNIQUE)")


def names():
    return connection.execute("SELECT name FROM rows").fetchall()


def save(rows):
    for row in rows:
        connection.execute("INSERT INTO rows VALUES (?)", (row,))
    return row


print(save("ab"))
