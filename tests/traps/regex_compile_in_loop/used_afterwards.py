# (b, h) without a turn the pattern has no value
# unsafe: the pattern is then compiled even if the loop has no turn
import re


def digits(lines):
    for line in lines:
        pattern = re.compile(r"\d+")
        print(pattern.findall(line))
    return pattern.pattern


for lines in ["1 2"], []:
    print(digits(*(lines,)))
