# (bb) two names get one list
def collect(rows):
    found = others = []
    for row in rows:
        found = found + [row]
    return found, others


given = [1, 2]
print(collect(given))
