# (x) JSON makes a plain dict of an OrderedDict
# unsafe: JSON makes a plain dict of an `OrderedDict`
import json
from collections import OrderedDict


def snapshot(counts: dict[str, int]):
    return json.loads(json.dumps(counts))


print(type(snapshot(OrderedDict(a=1))).__name__)
