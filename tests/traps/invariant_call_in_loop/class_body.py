# (d) a comprehension does not see the names of the class
def report(rows: list[int], prices: list[float]):
    class Report:
        shares = [row / sum(prices) for row in rows]

    return [name for name in vars(Report) if not name.startswith("__")], Report.shares


print(report(*([1, 2], [1.0, 2.0])))
