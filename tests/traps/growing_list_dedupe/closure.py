# (f) a nested function takes out again what was found
def distinct(lines: list[str]):
    found = []

    def forget():
        del found[:]

    for line in lines:
        if line not in found:
            found.append(line)
        if line == "b":
            forget()
    return found


[call] = [distinct]
print(call(["a", "b", "a", "b", "c"]))
