"""Which lines of a function run for some values only: by the shape of its `if` statements."""

import ast
from collections.abc import Iterator

from perflint.semantics.summaries.expressions import written
from perflint.semantics.summaries.first_times import SYSTEMS, Lines, lines_of

_BRANCHES = 3
"""One of so many branches is what happens now and then."""
_ASKING = {"endswith", "isinstance", "issubclass", "startswith"}


def special_lines(tests: list[ast.If]) -> list[Lines]:
    """The lines that run for some values only: branches that ask which of several texts or types something is, one of
    several branches, and branches within branches. What an `if` guards that only asks whether there is something, or
    whether something is wanted, is not special."""
    found = [lines_of(body) for test in tests for body in _special(test)]
    if len(tests) > 1:
        bodies = [lines_of(test.body) for test in tests]
        found += [inner for inner in bodies if any(_is_within(inner, outer) for outer in bodies)]
    return found


def _special(test: ast.If) -> Iterator[list[ast.stmt]]:
    if _asks_which(test.test):
        yield test.body
    branches = [test]
    while len(branches[-1].orelse) == 1 and isinstance(branches[-1].orelse[0], ast.If):
        branches.append(branches[-1].orelse[0])
    if len(branches) + bool(branches[-1].orelse) >= _BRANCHES:
        yield from (branch.body for branch in branches)


def _asks_which(test: ast.expr) -> bool:
    """Whether a test asks which of several texts or types something is."""
    match test:
        case ast.BoolOp(op=ast.And(), values=values):
            return any(map(_asks_which, values))
        case ast.Compare(ops=[ast.Eq() | ast.In()], comparators=[compared], left=left):
            return written(left) not in SYSTEMS and any(
                isinstance(one, ast.Constant) and isinstance(one.value, str) for one in (left, compared)
            )
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in _ASKING
    return False


def _is_within(inner: Lines, outer: Lines) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer
