# (gg) the recursion is deep
# unsafe: recursion that is deep meets its limit sooner
import sys


def ways(steps: int) -> int:
    return 1 if steps < 2 or steps > 600 else ways(steps - 1) + ways(steps + 601)


sys.setrecursionlimit(1000)
print(ways(550))
