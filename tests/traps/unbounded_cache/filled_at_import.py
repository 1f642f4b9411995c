# (gg) what the module puts in at first has to stay
from datetime import datetime, timedelta

LABELS = {}
LABELS[datetime(2026, 1, 1)] = "New Year"


def label(moment: datetime):
    if moment not in LABELS:
        LABELS[moment] = f"{moment:%A}"
    return LABELS[moment]


for minute in range(1500):
    label(datetime(2026, 2, 1) + timedelta(minutes=minute))
print(label(datetime(2026, 1, 1)))
