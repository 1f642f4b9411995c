# (n) what is empty raises another error
# unsafe: what is empty raises `ValueError` and no `IndexError`
def first(rows):
    try:
        return sorted(rows)[0]
    except IndexError:
        return None


print(first([2, 1]), first([]))
