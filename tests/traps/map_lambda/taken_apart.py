# (kk) the loop's target is a tuple without parentheses, and the lambda is on lines of its own
def words(lines):
    for first, second in map(
        lambda line: line.split(
            ",",
        ),
        lines,
    ):
        print(first, second)


for lines in ["a,b", "c,d"], ["a"]:
    words(lines)
