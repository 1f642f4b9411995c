# (l) with the items that were found before the iterator failed
def distinct(lines: list[str], log):
    found = []
    try:
        for line in map(str.strip, lines):
            if line not in found:
                found.append(line)
    except TypeError:
        log("stopped")
    return found


[call] = [distinct]
print(call(["a ", "a", None, "b"], print))
