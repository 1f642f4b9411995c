# (r) there may be no list at all
def kept(rows: list[str], names: list[str] | None = None):
    return [row for row in rows if names is None or row in names]


[call] = [kept]
print(call(["a", "b"]), call(["a", "b"], ["b"]))
