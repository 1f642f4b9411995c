# (i) somebody else puts in what no plain copy is made of
# unsafe: a number of an `IntEnum`
import enum
import json


class State(enum.IntEnum):
    OPEN = 1


def fill(names):
    names["state"] = State.OPEN


def snapshot():
    blank = {"size": 0, "state": 0}
    fill(blank)
    return json.loads(json.dumps(blank))


print(type(snapshot()["state"]).__name__)
