# (k) each branch commits what it has done
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
        if name == "B":
            connection.execute("REPLACE INTO rows (id, name) VALUES (1, ?)", (name,))
            connection.commit()
        else:
            connection.execute("INSERT INTO rows (name) VALUES (?)", (name,))
            connection.commit()


save(["a", "B", "c"])
count()
