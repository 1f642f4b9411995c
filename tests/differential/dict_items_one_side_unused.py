from hypothesis import strategies as st

from tests.differential.programs import Program

KEYS = st.one_of(st.integers(0, 3), st.booleans(), st.floats(), st.text(max_size=1))
PAIRS = st.lists(st.tuples(KEYS, st.integers()))

PROGRAMS = [
    Program(
        """
def f(rows, log):
    prices = dict(rows)
    for name, price in prices.items():
        log.append(name)
        if name == 1:
            prices["new"] = 1
    return prices
""",
        st.tuples(PAIRS, st.just([])),
    ),
    Program(
        """
from collections import defaultdict


def f(rows):
    groups = defaultdict(list)
    for key, value in rows:
        groups[key].append(value)
    largest = max((len(group) for _, group in groups.items()), default=0)
    return largest, [sum(group) for _, group in groups.items()], dict(groups)
""",
        st.tuples(PAIRS),
    ),
]
