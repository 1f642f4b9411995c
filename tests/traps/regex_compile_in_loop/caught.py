# (r) what is no pattern is passed over
import re


def found(texts, pattern):
    for text in texts:
        try:
            print(re.compile(pattern).findall(text))
        except re.error:
            print("no pattern")


for pattern in "a", "(":
    found(*(["a", "b"], pattern))
