# (x) a `defaultdict` gets no new key from being looped over, and keeps its order
from collections import defaultdict


def sizes(rows):
    groups = defaultdict(list)
    for key, value in rows:
        groups[key].append(value)
    return [len(group) for _, group in groups.items()], dict(groups)


print(sizes([("b", 1), ("a", 2), ("b", 3)]))
