# (j) a name that only type checkers import is not there at run time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import deque


def drain(jobs: "deque[int]"):
    queue = list(jobs)
    while queue:
        print(queue.pop(0))


drain([1, 2])
