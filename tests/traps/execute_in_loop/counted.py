# (s) the cursor says how many rows the last statement has written
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE rows (name TEXT UNIQUE)")


def names():
    return connection.execute("SELECT name FROM rows").fetchall()


def save(rows):
    cursor = connection.cursor()
    for row in rows:
        cursor.execute("INSERT INTO rows VALUES (?)", (row,))
    return cursor.rowcount, cursor.lastrowid


print(save("ab"))
