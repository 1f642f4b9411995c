# (g) an assignment in the lambda is its own
# silent
def firsts(rows):
    first = "kept"
    return list(map(lambda row: (first := row[0]), rows)), first


print(firsts([(1, 2), (3, 4)]))
