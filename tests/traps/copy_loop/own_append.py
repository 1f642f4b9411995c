# (x) a class derived from `list` writes a log when it is appended to
# unsafe: a class derived from `list` may do more when it is filled
class Logged(list):
    def append(self, item):
        print("append", item)
        super().append(item)


def copied(found: list[int], rows: list[int]):
    for row in rows:
        found.append(row)
    return found


print(copied(Logged(), [1, 2, 3]))
