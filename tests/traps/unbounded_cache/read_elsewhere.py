# (gg) another function counts on the result being there
from datetime import datetime, timedelta

LABELS = {}


def label(moment: datetime):
    if moment not in LABELS:
        LABELS[moment] = f"{moment:%A}"
    return LABELS[moment]


def known_label(moment):
    return LABELS[moment]


for minute in range(1500):
    label(datetime(2026, 1, 1) + timedelta(minutes=minute))
print(known_label(datetime(2026, 1, 1)))
