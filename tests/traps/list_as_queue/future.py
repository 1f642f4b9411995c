# (j) the import goes below `__future__` and the docstring
"""What it does."""

from __future__ import annotations


def drain(jobs):
    queue: list[int] = list(jobs)
    while queue:
        print(queue.pop(0))


print(__doc__)
drain([1, 2])
