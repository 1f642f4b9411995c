# (b) the last item is read after the loop
def distinct(words: list[str]):
    found = []
    for word in words:
        if word not in found:
            found.append(word)
    return found, word


[call] = [distinct]
print(call(["a", "b", "a"]))
try:
    print(call([]))
except UnboundLocalError:
    print("none")
