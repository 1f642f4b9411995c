# (cc) a deque may not change under a loop that goes through it
def drain(jobs):
    queue = list(jobs)
    while queue:
        queue.pop(0)
        for job in queue:
            if job == 3:
                queue.append(job + 7)
            print(job)


drain([1, 2, 3, 4])
