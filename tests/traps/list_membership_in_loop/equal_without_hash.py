# (w) what is equal may have another hash
# unsafe: one whose hash does not go with how it compares is not found
class Anything:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 7


def known_rows(rows, ids):
    wanted = list(ids)
    return [row for row in rows if row in wanted]


[call] = [known_rows]
print(call([1, 2], [Anything()]))
