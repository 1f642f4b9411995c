# (s) something is done behind the commit that sees it
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
    found = []
    for name in names:
        connection.execute("INSERT INTO rows (name) VALUES (?)", (name,))
        connection.commit()
        found.append(connection.in_transaction)
    return found


print(save(["a", "b"]))
