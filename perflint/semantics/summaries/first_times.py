"""Which lines of a function run the first time only, on another system only, or never: by the shape of its tests."""

import ast
from collections.abc import Container

from perflint.semantics.summaries.expressions import written
from perflint.syntax.reachability import is_never

SYSTEMS = {"os:name", "platform:system:()", "sys:platform"}
_RARE_SYSTEMS = {"Darwin", "Windows", "cygwin", "darwin", "nt", "win32"}
"""On which few programs with an event loop serve anybody."""
_MAYBE_NEVER = {ast.Attribute, ast.Constant, ast.Name}
_END = 1 << 30


Lines = tuple[int, int]
"""The first and the last."""


def first_time_lines(tests: list[ast.If], stores: list[ast.expr], local: Container[str]) -> list[Lines]:
    """The lines of a function that run the first time only, by its `if` statements and by what it sets.

    `if self.rows is None: self.rows = load()` loads once, and so does what begins with `if _rows: return _rows` and
    sets `_rows` further down; `if key not in _rows: _rows[key] = load(key)` loads once for each key, which is as good.
    What a local variable holds is not kept; `local` are the names that the function binds.
    """
    found: list[Lines] = []
    for test in tests:
        asked = _asked(test) if stores else None
        if asked is not None:
            missing, (first, last) = asked
            cls = missing.__class__
            place = written(missing) if cls is ast.Name or cls is ast.Attribute else ""
            if (
                place
                and place not in local
                and any(first <= one.lineno <= last and _is_of(one, place) for one in stores)
            ):
                found.append((first, last))
        elif _is_left_out(test.test):
            found.append(lines_of(test.body))
    return found


def _asked(statement: ast.If) -> tuple[ast.expr, Lines] | None:
    """What an `if` asks for, and the lines between which that is known to be missing."""
    test, body = statement.test, statement.body
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=asked):
            return asked, lines_of(body)
        case ast.Compare(left=asked, ops=[ast.Is()], comparators=[ast.Constant(value=None)]):
            return asked, lines_of(body)
        case ast.Compare(ops=[ast.NotIn()], comparators=[asked]):
            return asked, lines_of(body)
    if body[-1].__class__ is ast.Return:
        behind = lines_of(body)[1] + 1, _END
        match test:
            case ast.Compare(left=asked, ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
                return asked, behind
            case ast.Compare(ops=[ast.In()], comparators=[asked]):
                return asked, behind
            case ast.Name() | ast.Attribute() if not is_never(test):
                return test, behind
    return None


def _is_of(target: ast.expr, place: str) -> bool:
    """Whether this sets the place, or an entry of what is in it."""
    return written(target.value if isinstance(target, ast.Subscript) else target) == place


def _is_left_out(test: ast.expr) -> bool:
    match test:
        case ast.Compare(left=system, ops=[ast.Eq()], comparators=[ast.Constant(value=value)]):
            return value in _RARE_SYSTEMS and written(system) in SYSTEMS
    return test.__class__ in _MAYBE_NEVER and is_never(test)


def lines_of(body: list[ast.stmt]) -> Lines:
    """The lines of some statements in a row."""
    return body[0].lineno, body[-1].end_lineno or body[-1].lineno
