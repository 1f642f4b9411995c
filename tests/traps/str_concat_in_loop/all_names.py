# (b) `locals()` shows all variables
def joined(words):
    text = ""
    for word in words:
        text = text + word + ","
    return sorted(locals())


given = ["a"]
print(joined(given))
