# (k, l) the handler reads what there is until then, and the text begins before the `try`
def joined(words):
    text = ""
    try:
        for word in words:
            text = f"{text}{word.upper()} "
    except AttributeError:
        print("so far:", text)
    return text


given = ["a", "b", 3]
print(joined(given))
