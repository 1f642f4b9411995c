# (b) the last item is read after the loop
def single(text: str):
    lines = text.split()
    for line in list(lines):
        if line.startswith("#"):
            lines.remove(line)
    return lines, line


[call] = [single]
print(call("a #b"))
