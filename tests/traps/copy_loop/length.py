# (s) an object does something when it is asked for its length
# unsafe: another object may do something when it is asked for its length
class Rows:
    def __iter__(self):
        return iter("abc")

    def __len__(self):
        print("length")
        return 3


def copied(rows):
    found = ["-"]
    for row in rows:
        found.append(row)
    return found


print(copied(Rows()))
