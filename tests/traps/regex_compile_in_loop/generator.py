# (o) a generator that has not begun has done nothing
import re


def found(lines):
    for line in lines:
        print("line")
        pattern = re.compile(r"\d+")
        yield pattern.findall(line)


for numbers in found(*(["1 2", "3"],)):
    print(numbers)
print(list(found(*([],))))
