# (k) the loop ends with the function
import os
import sqlite3
import tempfile

path = os.path.join(tempfile.mkdtemp(), "rows.db")
connection = sqlite3.connect(path)
connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")


def count():
    other = sqlite3.connect(path)
    print(other.execute("SELECT count(*) FROM rows").fetchone())
    other.close()


def save(names):
    for name in names:
        if not name:
            return
        connection.execute("INSERT INTO rows (name) VALUES (?)", (name,))
        connection.commit()


save(["a", "b", "", "c"])
count()
