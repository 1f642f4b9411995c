# (d, b) a loop in a class would leave a name behind
def load():
    return [[1], [2], [3]]


class Menu:
    pages = load()
    rows = sum(pages, [])


print(Menu.rows, sorted(name for name in vars(Menu) if not name.startswith("_")))
