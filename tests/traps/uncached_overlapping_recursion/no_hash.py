# (w, gg) a caller gives what has no hash
# unsafe: an argument without a hash is an error from then on
class Number(int):
    __hash__ = None


def ways(steps):
    return 1 if steps < 2 else ways(steps - 1) + ways(steps - 2)


print(ways(Number(5)))
