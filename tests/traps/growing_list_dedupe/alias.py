# (i) another name for the list empties it
def distinct(lines: list[str]):
    found = []
    words = found
    for line in lines:
        if line not in found:
            found.append(line)
        if len(words) == 2:
            words.clear()
    return found


[call] = [distinct]
print(call(["a", "b", "a", "b", "c"]))
