# (gg) who has kept a result gets the same one again, unless it has been let go of
# unsafe: is then another object
from datetime import datetime, timedelta
from functools import cache


@cache
def lines_of(moment: datetime):
    return []


START = datetime(2026, 1, 1)
lines_of(START).append("first")
for minute in range(2000):
    lines_of(START + timedelta(minutes=minute))
print(lines_of(START))
