# (i, bb) a change of the copy is not seen in what has been copied, nor the reverse
import json


def snapshot(rows: list[list[int]], groups: dict[str, list[str]]):
    return json.loads(json.dumps(rows)), json.loads(json.dumps(groups))


row, group = [0], {"a": ["b"]}
rows, groups = snapshot([row, row], group)
rows[0][0] = 1
groups["a"].append("c")
row.append(2)
print(rows, groups, row, group)
