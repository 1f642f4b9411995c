# (n) empty texts, and marks side by side and at the ends
import re


def parts(line: str):
    text = "".join([line])
    found = re.split(",", text), re.sub(",", "--", text), len(re.findall(",", text))
    return found, bool(re.match(",", text)), not re.fullmatch(",", text), re.search(",", text) is None


for line in ("", ",", ",,", "a,,b,", "a\n,"):
    print(parts(line))
