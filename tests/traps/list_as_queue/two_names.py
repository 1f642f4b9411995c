# (i) two names get one list
def drain(jobs):
    queue = waiting = list(jobs)
    while queue:
        print(queue.pop(0), waiting[:1])


drain([1, 2, 3])
