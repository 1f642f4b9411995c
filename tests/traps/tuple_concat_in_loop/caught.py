# (l) the handler hands out what there is until then
# unsafe: where an exception is caught in the function, which then reads it: what there is until then is a list
def collect(rows):
    try:
        names = ()
        for row in rows:
            names += (1 // row,)
        print(names, names)
    except ZeroDivisionError:
        print(names)


given = [1, 1, 0]
collect(given)
