# (r) the list is there only if the loop needs it
# unsafe: the list is read even where the loop makes no turn, though it may not be there then
def kept(rows: list[str], text: str):
    if rows:
        words = text.split()
        print(len(words))
    for row in rows:
        if row in words:
            print(row)


[call] = [kept]
call(["a"], "a b")
call([], "a b")
