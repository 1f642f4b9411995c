# (b) everything that the function has is shown
def drain(jobs):
    queue = list(jobs)
    while queue:
        print("{queue}".format(**locals()), queue.pop(0))


drain([1, 2, 3])
