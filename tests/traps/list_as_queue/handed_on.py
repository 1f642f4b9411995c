# (i) a function that gets the list looks at its type
def show(items):
    print(type(items).__name__, items[1:])


def drain(jobs):
    queue = list(jobs)
    while queue:
        print(queue.pop(0))
        show(queue)


drain([1, 2, 3])
