# (gg) the recursion is deep
# unsafe: recursion that is deep meets its limit sooner
import sys


def ways(steps: int) -> int:
    return 1 if steps < 2 or steps > 40_000 else ways(steps - 1) + ways(steps + 40_001)


# Since Python 3.12, what C calls is counted apart.
deep = 600 if sys.version_info < (3, 12) else 30_000
sys.setrecursionlimit(deep + 400)
print(ways(deep))
