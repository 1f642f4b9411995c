# (x) JSON makes a number of an IntEnum
# unsafe: a number of an `IntEnum`
import enum
import json


class State(enum.IntEnum):
    OPEN = 1


def snapshot(states: list[int]):
    return json.loads(json.dumps(states))


print(type(snapshot([State.OPEN])[0]).__name__)
