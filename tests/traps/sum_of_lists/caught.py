# (l) after an exception, the variable has what it had before
def all_rows(pages):
    rows = None
    try:
        rows = sum(pages, [])
    except ZeroDivisionError:
        pass
    return rows


print(all_rows([1 // number] for number in (1, 0)))
