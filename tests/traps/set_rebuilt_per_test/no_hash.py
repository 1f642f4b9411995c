# (w) what is searched has no hash
# unsafe: in which what has no hash cannot be searched
def known(rows, users):
    return [row for row in rows if row in [str(user) for user in users]]


for rows in ["1", "3"], [[]]:
    print(known(*(rows, [1, 2])))
