# (gg) a count that is taken out begins again at one
from datetime import datetime, timedelta

VISITS = {}


def visit(moment: datetime):
    VISITS[moment] = VISITS.get(moment, 0) + 1
    return VISITS[moment]


for _ in range(2):
    for minute in range(1500):
        last = visit(datetime(2026, 1, 1) + timedelta(minutes=minute))
print(last, visit(datetime(2026, 1, 1)))
