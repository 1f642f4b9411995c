# (kk) a generator shares the parentheses of the call
def first(rows):
    return sorted(-row for row in rows)[0], sorted((row for row in rows), key=lambda row: -row)[0]


print(first([1, 2, 3]))
