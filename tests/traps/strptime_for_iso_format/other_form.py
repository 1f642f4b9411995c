# (mm) `fromisoformat` takes a time where the format has none
# unsafe: other forms of ISO 8601 are none
from datetime import datetime


def days(texts):
    return [datetime.strptime(text, "%Y-%m-%d") for text in texts]


print(days(["2024-02-29T12:30"]))
