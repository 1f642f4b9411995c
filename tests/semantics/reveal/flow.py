def straight(a):
    a = 1
    a = 2
    reveal(a)  # 2


def parameter(a):
    reveal(a)  # parameter
    a = 1


def branches(flag):
    if flag:
        a = 1
    else:
        a = 2
    reveal(a)  # 1, 2


def one_branch(flag, a):
    if flag:
        a = 1
    reveal(a)  # parameter, 1


def leaving(flag, a):
    if flag:
        return None
    else:
        a = 1
    reveal(a)  # 1


def around_a_loop(rows):
    a = 0
    for row in rows:
        reveal(a)  # 0, 1
        a = 1
    reveal(a)  # 0, 1


def within_a_loop(rows):
    for row in rows:
        a = 1
        reveal(a)  # 1
        reveal(row)  # rows


def tried():
    a = 1
    try:
        a = 2
        work()
        a = 3
    except ValueError:
        reveal(a)  # 1, 2, 3
    else:
        reveal(a)  # 3
    finally:
        reveal(a)  # 1, 2, 3


def entered(manager):
    with manager() as a:
        reveal(a)  # manager()
    reveal(a)  # manager()


def nested():
    a = 1

    def inner():
        reveal(a)  # 1, 2

    a = 2
    reveal(a)  # 2
    return inner


def changed_inside():
    a = 1

    def inner():
        nonlocal a
        a = 2

    inner()
    reveal(a)  # 1, 2


def comprehension(a):
    a = 1
    return [reveal(a) for _ in range(3)]  # 1


def in_a_condition(rows):
    while a := rows.pop():
        reveal(a)  # rows.pop()
