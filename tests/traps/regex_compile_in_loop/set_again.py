# (h) the variable gets another pattern in the loop
import re


def found(lines):
    for line in lines:
        pattern = re.compile(r"\d+")
        if line.startswith("-"):
            pattern = re.compile(r"\w+")
        print(pattern.findall(line))


found(*(["1 2 a", "-1 a", "3 b"],))
