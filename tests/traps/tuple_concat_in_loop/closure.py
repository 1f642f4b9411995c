# (f) an inner function hands it out
def collect(rows):
    names = ()

    def so_far():
        return names

    for row in rows:
        names += (row,)
    return so_far()


given = [1, 2]
print(collect(given))
