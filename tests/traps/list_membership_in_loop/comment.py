# (kk) a comment is about the loop, a line is continued, and the set goes in front of both
def known(rows: list[str], names: list[str]):
    found = 0
    # Of the rows,
    # all that are known.
    for row \
            in rows:
        if row in names: found += 1  # counted
    return found


[call] = [known]
print(call(["a", "b"], ["a"]))
