"""Findings made by hand: a report needs neither the file nor the rule."""

from perflint.findings import Applicability, Cost, Edit, Finding, Fix, Impact, Kind, Range, Related
from perflint.reports.style import PLAIN, Style

HERE = Style("/home/ada/shop", PLAIN)

MEMBERSHIP = Finding(
    path="/home/ada/shop/app/users.py",
    range=Range(12, 15, 12, 20),
    code="PRF101",
    rule="list-membership-in-loop",
    message="`known` is a list, and this loop searches it item by item",
    kind=Kind.ASYMPTOTIC,
    impact=Impact.HIGH,
    advice="make `known` a set",
    cost=Cost("O(n·m)", "O(n + m)"),
    excerpt="    if user in known:",
    related=(Related("the list is made here", Range(9, 5, 9, 23)),),
)

BLOCKING = Finding(
    path="/home/ada/shop/app/views.py",
    range=Range(104, 5, 106, 6),
    code="PRF501",
    rule="blocking-call-in-async",
    message="`requests.get` blocks the event loop",
    kind=Kind.BLOCKING,
    impact=Impact.MEDIUM,
    advice="await an asynchronous client",
    excerpt="    requests.get(",
)

FIXABLE = Finding(
    path="/home/ada/shop/app/views.py",
    range=Range(7, 1, 7, 9),
    code="PRF304",
    rule="copy-loop",
    message="the loop copies item by item",
    kind=Kind.CONSTANT,
    impact=Impact.LOW,
    excerpt="for x in y: z.append(x)",
    fix=Fix("extend `z`", Applicability.SAFE, edits=(Edit(40, 63, "z.extend(y)"),)),
)

IN_NOTEBOOK = Finding(
    path="/data/report.ipynb",
    range=Range(2, 1, 2, 4, cell=3),
    code="PRF901",
    rule="dataframe-iterrows",
    message="`iterrows` builds a Series for every row",
    kind=Kind.CONSTANT,
    impact=Impact.MEDIUM,
    excerpt="df.iterrows()",
    related=(Related("the frame is read here", Range(1, 1, 1, 3, cell=1)),),
)

UNREADABLE = Finding(
    path="/home/ada/shop/latin.py",
    range=Range(1, 1, 1, 1),
    code="PRF000",
    rule="invalid-source",
    message="the file is not UTF-8",
    kind=Kind.CONSTANT,
    impact=Impact.LOW,
)

ALL = (MEMBERSHIP, FIXABLE, BLOCKING, IN_NOTEBOOK, UNREADABLE)
