# (x) `pop(1)` is no method of a deque
def drain(jobs):
    queue = list(jobs)
    while len(queue) > 1:
        print(queue.pop(0), queue.pop(1) if len(queue) > 1 else None)


drain([1, 2, 3, 4, 5])
