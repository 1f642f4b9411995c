# (aa, cc) without a turn, the result is the very list that was given
# unsafe: if the loop has no turn, this is a copy of what the loop starts from
def collect(rows, found: list[int]):
    for row in rows:
        found = found + [row]
    return found


mine = [0]
given = []
collect(given, mine).append(1)
print(mine)
