# (i) what is added to the list later has no hash
# unsafe: an item without a hash raises a `TypeError`
def known(rows: list[str], more):
    taken = ["a"]
    for one in more:
        taken.append(one)
    return [row for row in rows if row in taken]


[call] = [known]
print(call(["a", "b"], [["b"], "b"]))
