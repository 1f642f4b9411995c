# (f) an inner function that the loop calls reads the text
def joined(words, seen):
    text = ""

    def show(word):
        seen.append((word, text))

    for word in words:
        text += word
        list(map(show, [word]))
    return text, seen


given = ["a", "b"]
others = []
print(joined(given, others))
