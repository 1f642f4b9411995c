# (s) an attribute is read once less
# unsafe: an attribute that is an item, or a part of one, is read once more or once less
class Row:
    reads = 0

    @property
    def name(self):
        Row.reads += 1
        return "a"


def distinct(rows):
    names = []
    for row in rows:
        if row.name not in names:
            names.append(row.name)
    return names


[call] = [distinct]
print(call([Row(), Row()]), Row.reads)
