# (e) the name for the result is taken
def shares(rows: list[int], prices: list[float], sum_of_prices):
    found = []
    for row in rows:
        found.append(row / sum(prices) + sum_of_prices)
    return found, lambda sum_of_prices_2: sum_of_prices_2


print(shares(*([1, 2], [1.0, 2.0], 5))[0])
