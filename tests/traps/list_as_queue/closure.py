# (f) a nested function still indexes it
def drain(jobs):
    queue = list(jobs)

    def head():
        return queue[0:1]

    while queue:
        print(head(), queue.pop(0))


drain([1, 2, 3])
