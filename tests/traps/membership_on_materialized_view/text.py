# (y) a text is searched for parts, its sorted letters are not
def has(row, letters):
    return [letter for letter in letters if letter in sorted(row.strip())]


def has_all(text: str, letters):
    return [letter for letter in letters if letter in sorted(text)]


print(has("cab ", ["a", "ca", "b"]), has_all("cab", ["ab", "ca", "b"]))
