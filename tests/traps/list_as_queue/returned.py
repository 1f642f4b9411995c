# (dd) whoever gets the rest expects a list
def take(jobs, enough):
    queue = list(jobs)
    taken = []
    while len(taken) < enough:
        taken.append(queue.pop(0))
    return taken, queue


print(take([1, 2, 3, 4], 2))
