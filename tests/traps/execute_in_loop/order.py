# (s) making a row prints something, and so does writing it
# unsafe: all rows are made before the first is written
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE rows (name TEXT UNIQUE)")


def names():
    return connection.execute("SELECT name FROM rows").fetchall()


def said(name):
    print("makes", name)
    return name


def save(rows):
    for row in rows:
        connection.execute("INSERT INTO rows VALUES (?)", (said(row),))


connection.set_trace_callback(print)
save("ab")
