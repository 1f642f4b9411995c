# (l) what was found before something went wrong counts too
def distinct(rows):
    found = []
    try:
        found = []
        for row in rows:
            if row not in found:
                found.append(row)
    except ValueError:
        print("stopped")
    return found


def rows():
    yield "a"
    yield ["b"]
    raise ValueError


[call] = [distinct]
print(call(rows()))
