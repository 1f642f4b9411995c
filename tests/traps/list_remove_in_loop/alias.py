# (aa) whoever holds the list sees what is left of it
def without_comments(text: str):
    lines = text.split()
    same = [lines]
    for line in list(lines):
        if line.startswith("#"):
            lines.remove(line)
    return same


[call] = [without_comments]
print(call("#a b #c b #a"))
