# (mm) `strptime` takes a day without its zero
# unsafe: digits that are left out are an error then
from datetime import datetime


def days(texts):
    return [datetime.strptime(text, "%Y-%m-%d") for text in texts]


print(days(["2024-02-29"]))
print(days(["2024-1-5"]))
