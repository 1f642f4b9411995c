# (dd) a deque equals no list
def drain(jobs):
    queue = list(jobs)
    while queue != [3]:
        print(queue.pop(0))


drain([1, 2, 3])
