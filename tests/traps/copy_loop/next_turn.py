# (b, i) what is gone through depends on what the variable was on the last turn
class Node:
    def __init__(self, name, *rows_below):
        self.name = name
        self.rows_below = list(rows_below)


def last_ones(node, depth):
    found = []
    for _ in range(depth):
        for node in node.rows_below:
            found.append(node)
    return [one.name for one in found]


print(last_ones(Node("a", Node("b"), Node("c", Node("d"))), 3))
