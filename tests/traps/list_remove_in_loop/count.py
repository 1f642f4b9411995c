# (u) what is left decides about the others
def single(text: str):
    lines = text.split()
    for line in list(lines):
        if lines.count(line) > 1:
            lines.remove(line)
    return lines


[call] = [single]
print(call("a b a b c"))
