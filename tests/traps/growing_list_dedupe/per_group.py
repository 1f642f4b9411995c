# (i) the list begins anew for each group
def distinct(groups: list[list[str]]):
    for words in groups:
        found = []
        for word in words:
            if word not in found:
                print(word)
                found.append(word)


[call] = [distinct]
call([["a", "b", "a"], ["a", "a"]])
