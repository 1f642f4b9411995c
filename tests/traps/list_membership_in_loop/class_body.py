# (d) a comprehension in a class does not see the names of the class
def made(rows: list[str], names: list[str]):
    class Rows:
        known = [row for row in rows if row in names]

    return Rows.known


[call] = [made]
print(call(["a", "b"], ["b"]))
