# (s, r) what the loop prints before it fails
# unsafe: what it raises is raised before the loop
def shares(rows, prices):
    for row in rows:
        print(row)
        print(sum(prices))


for prices in [1.0], ["a"]:
    shares(*([1, 2], prices))
