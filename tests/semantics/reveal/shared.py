def plain(rows):
    text = ""
    copy = [row for row in text if row]
    return reveal(text), copy  # never


def in_a_lambda(rows):
    text = ""
    return reveal(text), lambda: text  # 3.11, 3.12


def in_a_default(rows):
    text = ""
    return reveal(text), lambda text=text: text  # never


def in_a_function(rows):
    text = ""

    def show():
        print(text)

    return reveal(text), show  # 3.11, 3.12


def set_in_a_function(rows):
    text = ""

    def start():
        nonlocal text
        text = "a"

    return reveal(text), start  # 3.11, 3.12


def in_a_class(rows):
    text = ""

    class Row:
        title = text

    return reveal(text), Row  # 3.11, 3.12


def in_a_comprehension(rows):
    text = ""
    return reveal(text), [row for row in rows if row in text]  # 3.11


def in_a_generator(rows):
    text = ""
    return reveal(text), any(row in text for row in rows)  # 3.11, 3.12


def in_a_comprehension_in_a_lambda(rows):
    text = ""
    return reveal(text), lambda: [row for row in rows if row in text]  # 3.11, 3.12


def of_the_same_name(rows):
    text = ""

    def show(text):
        return [text for text in text]

    return reveal(text), show, [text for text in rows]  # never
