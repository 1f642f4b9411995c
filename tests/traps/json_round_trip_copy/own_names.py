# (e) the names of a comprehension are taken
import json


def snapshot(item: list[list[int]], key: dict[str, list[int]]):
    value = json.loads(json.dumps(item)), json.loads(json.dumps(key))
    return value, item, key


print(snapshot([[1]], {"a": [2]}))
