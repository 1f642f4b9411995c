# (kk) two tuples in a row are one iterable
def distinct(left: str, right: str):
    found = []
    for word in left.split() + right.split():
        if word not in found:
            found.append(word)
    return found


[call] = [distinct]
print(call("a b", "b c"))
