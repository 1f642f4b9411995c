# (a, j) the name `deque` is something else in this file
def deque(items):
    return tuple(items)


def drain(jobs):
    queue = list(jobs)
    while queue:
        print(queue.pop(0))


drain([1, 2])
print(deque([1]))
