from collections import Counter
from collections.abc import Mapping


def originals(options: dict[str, int], names: set[str], rows, numbers: list[int], table: Mapping[str, int]):
    reveal(list(options))  # options
    reveal(tuple(names))  # names
    reveal(sorted(names))  # names
    reveal(sorted(names, key=len, reverse=True))  # names
    reveal(sorted(names, **rows))  # None
    reveal(set(table))  # table
    reveal(frozenset(options.keys()))  # options
    reveal(list(options.items()))  # options.items()
    reveal(list(options.values()))  # None
    reveal(dict(options))  # options
    reveal(dict(options, other=1))  # None
    reveal(options.copy())  # options
    reveal([*options])  # options
    reveal((*options,))  # options
    reveal({*options})  # options
    reveal([*options, *names])  # None
    reveal([name for name in options])  # options
    reveal({name for name in options})  # options
    reveal([name for name in options if name])  # None
    reveal([name.lower() for name in options])  # None
    reveal(list(range(len(rows))))  # range(len(rows))
    reveal(list(Counter(rows)))  # Counter(rows)
    reveal(list(rows))  # None
    reveal(list(numbers))  # None
    reveal(list(rows.keys()))  # rows.keys()
    reveal(list(set(rows)))  # None
    reveal(list({row: 1 for row in rows}))  # None
    reveal(list({"a": 1}))  # None
    reveal(list({"a", "b"}))  # None
    reveal(options)  # None
