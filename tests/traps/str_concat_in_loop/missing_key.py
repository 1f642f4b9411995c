# (r) a key that is not there matters only if there are rows
# unsafe: it is set after the loop
def filled(rows, texts: dict[str, str]):
    for row in rows:
        texts["body"] += row
    return texts


given = []
others = {}
print(filled(given, others))
