# (o) a generator looks into the list when it is read
# unsafe: what happens to the list before the generator is read
def kept(rows: list[str], names: list[str]):
    return (row for row in rows if row in names)


known = ["a"]
[call] = [kept]
found = call(["a", "b"], known)
known.append("b")
print(list(found))
