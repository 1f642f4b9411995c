# (kk) quotes, backslashes and line ends in the pattern
import re


def tidy(line: str):
    text = line.lower()
    text = re.sub("'", '"', text)
    text = re.sub(r"\\", "/", text)
    text = re.sub("\t", " ", text)
    return re.split('"', text), re.sub(r"\.", "'", text)


print(tidy("It's a \\ and\ta 'b'. "))
