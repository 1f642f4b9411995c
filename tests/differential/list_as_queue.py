from hypothesis import strategies as st

from tests.differential.programs import Program

NUMBERS = st.lists(st.integers(0, 6), max_size=8)
GRAPHS = st.fixed_dictionaries({node: st.lists(st.integers(0, 7), max_size=4) for node in range(7)})

PROGRAMS = [
    Program(
        """
def f(graph, start):
    queue = [start]
    seen = {start}
    order = []
    while queue:
        node = queue.pop(0)
        order.append(node)
        for neighbour in graph[node]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return order
""",
        st.tuples(GRAPHS, st.integers(0, 6)),
    ),
    Program(
        """
def f(jobs, rounds):
    waiting = list(jobs)
    taken = []
    for _ in range(rounds):
        taken.append(waiting.pop(0))
        if taken[-1] % 2:
            waiting.insert(0, taken[-1] + 1)
        if len(waiting) > 5:
            del waiting[0]
    return taken, len(waiting), sorted(waiting)
""",
        st.tuples(NUMBERS, st.integers(0, 9)),
    ),
]
