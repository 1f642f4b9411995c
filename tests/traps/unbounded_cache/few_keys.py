# (gg) a dict that takes out the oldest result still has all of a thousand
from datetime import datetime, timedelta

LABELS = {}
CALLS = []


def label(moment: datetime):
    if moment not in LABELS:
        CALLS.append(moment)
        LABELS[moment] = f"{moment:%A}"
    return LABELS[moment]


for _ in range(3):
    for minute in range(1000):
        label(datetime(2026, 1, 1) + timedelta(minutes=minute))
print(len(CALLS), label(datetime(2026, 1, 1)))
