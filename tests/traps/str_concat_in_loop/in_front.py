# (s) what is added in front comes out in reverse, with the start at the end
def joined(words):
    text = "."
    for word in words:
        text = f"{word}, {text}"
    return text


given = ["a", "b", "c"]
others = []
print(joined(given), joined(others))
