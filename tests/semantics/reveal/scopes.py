x = 1
total = 0


def outer(a):
    y = 2
    reveal(x)  # module
    reveal(a)  # module.outer
    reveal(len)  # unbound

    def inner():
        nonlocal y
        global total
        y = 3
        total = 4
        reveal(y)  # module.outer
        reveal(total)  # module
        reveal(a)  # module.outer

    [reveal(i) for i in a]  # module.outer.comprehension
    [reveal(a) for i in a]  # module.outer
    [a for a in reveal(a)]  # module.outer
    [b for a in a for b in reveal(a)]  # module.outer.comprehension
    if any((last := i) for i in a):
        reveal(last)  # module.outer
    try:
        pass
    except ValueError as error:
        reveal(error)  # module.outer
    match a:
        case {"k": value, **rest}:
            reveal(value)  # module.outer
            reveal(rest)  # module.outer
        case [first, *others] as everything:
            reveal(others)  # module.outer
            reveal(everything)  # module.outer
    return lambda b: reveal(b)  # module.outer.function


class Basket:
    limit = 1
    reveal(limit)  # module.Basket
    [reveal(limit) for _ in x]  # unbound

    def method(self, default=reveal(limit)):  # module.Basket
        reveal(limit)  # unbound
        reveal(x)  # module
        reveal(self)  # module.Basket.method


def later():
    reveal(defined_later)  # module
    import os.path

    reveal(os)  # module.later
    for os in x:
        reveal(os)  # module.later


defined_later = 1
