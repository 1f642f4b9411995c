import a.b
from c import d as e


def kinds(parameter, *rest):
    assigned = 1
    annotated: int = 1
    assigned += 1
    first, (second, *third) = rest
    with open("x") as file, open("y") as (left, right):
        pass
    for item in rest:
        pass
    if (walrus := rest) and [one for one in rest]:
        del assigned
    reveal(parameter)  # parameter
    reveal(assigned)  # assign, augmented, delete
    reveal(annotated)  # annotated
    reveal(second)  # unpacked
    reveal(third)  # unpacked
    reveal(file)  # with
    reveal(right)  # unpacked
    reveal(item)  # loop
    reveal(walrus)  # walrus
    reveal(a)  # import
    reveal(e)  # import
    reveal(kinds)  # function
    reveal(one)  # unbound
    try:
        pass
    except ValueError as error:
        reveal(error)  # exception
    match rest:
        case [x]:
            reveal(x)  # pattern
    return [reveal(inner) for inner in rest]  # loop
