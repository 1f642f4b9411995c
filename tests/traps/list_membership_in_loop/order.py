# (w, dd) the list is also gone through, in its order and with what comes twice
def known(rows: list[str], text: str):
    words = text.split()
    found = [row for row in rows if row in words]
    return found, len(words), ", ".join(words), words


[call] = [known]
print(call(["b", "a", "x"], "c b a b"))
