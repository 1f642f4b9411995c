# (s) the default comes to put the key into the dict itself
# unsafe: it is computed after the key was looked for, which it may change
def marks(pupils, known: dict[str, list[int]]):
    for name, numbers in pupils:
        print(known.get(name, list(known.setdefault(name, one) for one in sorted(numbers))))


marks([("a", [2, 1])], {})
