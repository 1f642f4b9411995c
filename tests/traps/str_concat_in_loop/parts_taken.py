# (a) `parts` is something else here
def joined(parts):
    text = ""
    for part in parts:
        text = f"{text}{part};"
    return text, len(parts)


given = [1, 2]
print(joined(given))
