# (n) taking from an empty list raises IndexError
def drain(jobs):
    queue = list(jobs)
    while True:
        try:
            print(queue.pop(0))
        except IndexError:
            print("done")
            return


drain([1, 2])
