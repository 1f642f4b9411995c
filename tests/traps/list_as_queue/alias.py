# (i) another name for the list has to stay a list
def drain(jobs):
    queue = list(jobs)
    same = queue
    while queue:
        print(queue.pop(0), same[:1])


drain([1, 2, 3])
