# (i, kk) what is added before the loop and after it has its place, and a comment stays
def joined(words):
    text = "<"  # opened
    text += "ul"
    for word in words:
        text = f"{text} {word}"  # a part
    text += ">"
    return text


given = ["a", "b"]
others = []
print(joined(given), joined(others))
