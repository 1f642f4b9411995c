# (n) the ends of an empty list are not there
def drain(jobs):
    queue = sorted(jobs)
    queue += [7]
    try:
        while True:
            print(queue[0], queue[-1], [job for job in queue], queue.pop(0))
            queue[0] += 1
    except IndexError:
        print("done", max(queue, default=None) if queue else "")


drain([2, 1, 3])
