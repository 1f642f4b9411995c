# (mm) what both read, and what both refuse
import datetime


def moments(texts):
    for text in texts:
        try:
            print(datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S"))
        except ValueError:
            print("no", text)


moments(["2024-02-29T12:30:00", "2023-02-29T12:30:00", "", "2024-02-29T25:00:00", "x"])
