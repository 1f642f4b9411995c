# (gg, s) how often the function runs shows what is kept
# unsafe: a result that has been taken out is made anew when it is asked for again, with all that this does
from datetime import datetime, timedelta
from functools import lru_cache

CALLS = []


class Shifts:
    @staticmethod
    @lru_cache(maxsize=None)
    def name(moment: datetime):
        CALLS.append(moment)
        return str(moment)


for _ in range(2):
    for minute in range(1500):
        Shifts.name(datetime(2026, 1, 1) + timedelta(minutes=minute))
print(len(CALLS))
