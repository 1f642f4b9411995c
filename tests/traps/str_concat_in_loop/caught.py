# (k, l) the handler reads what there is until then
# unsafe: where an exception is caught in the function, which then reads the text
def joined(words):
    text = "nothing"
    try:
        text = ""
        for word in words:
            text = f"{text}{word.upper()} "
    except AttributeError:
        print("so far:", text)
    return text


given = ["a", "b", 3]
print(joined(given))
