# (r) there is no row
# unsafe: Where there are no rows, a transaction may have begun all the same
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE rows (name TEXT UNIQUE)")


def names():
    return connection.execute("SELECT name FROM rows").fetchall()


def save(rows):
    for row in rows:
        connection.execute("INSERT INTO rows VALUES (?)", (row,))


connection.commit()
save([])
print(connection.in_transaction)
