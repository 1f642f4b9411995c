# (kk, s) an f-string keeps its braces and quotes, and formats each item when it comes
def joined(rows):
    text = ""
    for row in rows:
        text = f"{text}{{{row!r}:{row:>3}}}'"
    return text


given = [1, 2]
print(joined(given))
