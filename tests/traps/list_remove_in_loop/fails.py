# (l) what the loop has done before it fails
# unsafe: where the condition fails with an error
def without_empty(rows: list):
    for row in list(rows):
        if not len(row):
            rows.remove(row)


rows = ["", "a", 7]
[call] = [without_empty]
try:
    call(rows)
except TypeError:
    print(rows)
