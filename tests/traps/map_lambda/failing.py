# (b, l) an error in the lambda leaves the loop's variable as it was
def totals(rows):
    total = None
    try:
        for total in map(lambda row: row[0] + row[1], rows):
            print(total)
    except IndexError:
        return total
    return -1


for rows in [(1, 2), (3,)], [(5, 6)]:
    print(totals(rows))
