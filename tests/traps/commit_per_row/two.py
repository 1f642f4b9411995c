# (i) two connections, each with a commit of its own
# silent
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


def save(names, other):
    for name in names:
        connection.execute("INSERT INTO rows (name) VALUES (?)", (name,))
        connection.commit()
        other.execute("INSERT INTO rows VALUES (?)", (name,))
        other.commit()


other = sqlite3.connect(":memory:")
other.execute("CREATE TABLE rows (name TEXT)")
save(["a", "b"], other)
count()
print(connection.in_transaction, other.in_transaction)
