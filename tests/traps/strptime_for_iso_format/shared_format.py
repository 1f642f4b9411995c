# (h) the format is used for writing too
from datetime import datetime


def rewritten(texts):
    form = "%Y-%m-%d"
    for text in texts:
        day = datetime.strptime(text, form)
        print(day.strftime(form))


rewritten(["2024-02-29", "2023-01-01"])
