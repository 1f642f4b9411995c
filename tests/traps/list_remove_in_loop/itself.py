# (cc) a loop over the list itself leaves out the item after each one that goes
def without_comments(text: str):
    lines = text.split()
    for line in lines:
        if line.startswith("#"):
            lines.remove(line)
    return lines


[call] = [without_comments]
print(call("#a #b c #d #e"))
