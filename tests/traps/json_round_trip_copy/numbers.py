# (w) no number equals itself less than this one
import json


def snapshot(sizes: list[float]):
    return json.loads(json.dumps(sizes))


print(snapshot([float("nan"), float("inf"), -0.0, 1e300, 0.1]), snapshot([]))
