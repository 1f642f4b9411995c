# (u) a function that the loop calls adds to the list
# unsafe: what other code does to the list meanwhile is not seen
def numbers_of(names: list[str], register):
    for name in ("a", "b", *names[:20]):
        register(name)
        print(names.count(name))


known = ["a"]
[call] = [numbers_of]
call(known, known.append)
