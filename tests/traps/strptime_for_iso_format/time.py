# (j) `time` is a module here, and the class has no name of its own
import time
from datetime import datetime


def noon(text):
    return datetime.strptime(text, "%H:%M").time()


print(noon("12:00"), time.strftime("%Y", time.gmtime(0)))
