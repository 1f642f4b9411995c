# (o, cc) an iterator goes through the list as it was
def collect(rows):
    found = [0]
    waiting = iter(found)
    for row in rows:
        found = found + [row]
    return list(waiting), found


given = [1, 2]
print(collect(given))
