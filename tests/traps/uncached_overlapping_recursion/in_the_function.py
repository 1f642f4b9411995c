# (gg) a local function, whose cache is gone with it
def richest(houses: list[int]) -> int:
    def after(i):
        return 0 if i >= len(houses) else max(after(i + 1), houses[i] + after(i + 2))

    return after(0)


houses = [2, 7, 9]
print(richest(houses))
houses.append(20)
print(richest(houses))
