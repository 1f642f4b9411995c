# (i, l) each turn of the outer loop starts afresh
def joined(groups):
    lines = []
    for group in groups:
        line = ""
        for word in group:
            line = f"{line}{word};"
        lines.append(line)
    return lines


given = [["a", "b"], [], ["c"]]
print(joined(given))
