# (dd, kk) an f-string shows which type it is
def collect(rows):
    names = ()
    for row in rows:
        names += (row,)
    return f"{names}"


given = [1, 2]
print(collect(given))
