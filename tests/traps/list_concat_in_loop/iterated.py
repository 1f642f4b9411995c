# (cc) a loop around goes through the list as it was
def collect(rounds):
    found = [1]
    for one in found:
        for two in rounds:
            found = found + [one + two]
    return found


given = [1, 2]
print(collect(given))
