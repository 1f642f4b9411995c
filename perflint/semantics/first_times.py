"""Which lines of a function run the first time only, on another system only, or never: by the shape of its tests."""

import ast
from collections.abc import Container

from perflint.semantics.expressions import written
from perflint.semantics.summary import CallSummary, Expression
from perflint.syntax.reachability import is_never

_SYSTEMS = {"os:name", "platform:system:()", "sys:platform"}
_RARE_SYSTEMS = {"Darwin", "Windows", "cygwin", "darwin", "nt", "win32"}
"""On which few programs with an event loop serve anybody."""
_END = 1 << 30


class FirstTimes:
    """Collects the tests of one function, and what it keeps.

    `if self.rows is None: self.rows = load()` loads once, and so does what begins with `if _rows: return _rows` and
    sets `_rows` further down; `if key not in _rows: _rows[key] = load(key)` loads once for each key, which is as good.
    What a local variable holds is not kept.
    """

    __slots__ = ("_asked", "_kept", "_never")

    def __init__(self) -> None:
        self._asked: list[tuple[Expression, int, int]] = []
        """What is asked for, and the lines between which it is known to be missing."""
        self._kept: list[tuple[Expression, int]] = []
        self._never: list[tuple[int, int]] = []

    def test(self, statement: ast.If) -> None:
        """Note what an `if` asks."""
        test, body = statement.test, statement.body
        cls = test.__class__
        if cls is ast.Compare:
            self._compared(statement, test)  # type: ignore[arg-type]
        elif cls is ast.UnaryOp:
            if test.op.__class__ is ast.Not:  # type: ignore[attr-defined]
                self._missing(test.operand, _first_line(body), _last_line(body))  # type: ignore[attr-defined]
        elif cls is ast.Name or cls is ast.Attribute or cls is ast.Constant:
            if is_never(test):
                self._never.append((_first_line(body), _last_line(body)))
            elif body[-1].__class__ is ast.Return:
                self._missing(test, _last_line(body) + 1, _END)

    def _compared(self, statement: ast.If, test: ast.Compare) -> None:
        operator, right, body = test.ops[0].__class__, test.comparators[0], statement.body
        asked = right if operator is ast.In or operator is ast.NotIn else test.left
        if asked is test.left and right.__class__ is not ast.Constant:
            return
        if operator is ast.Is or operator is ast.NotIn:
            self._missing(asked, _first_line(body), _last_line(body))
        elif (operator is ast.IsNot or operator is ast.In) and body[-1].__class__ is ast.Return:
            self._missing(asked, _last_line(body) + 1, _END)
        elif operator is ast.Eq and getattr(right, "value", None) in _RARE_SYSTEMS and written(asked) in _SYSTEMS:
            self._never.append((_first_line(body), _last_line(body)))

    def _missing(self, asked: ast.expr, first: int, last: int) -> None:
        cls = asked.__class__
        if (cls is ast.Name or cls is ast.Attribute) and (kept := written(asked)):
            self._asked.append((kept, first, last))

    def store(self, target: ast.expr) -> None:
        """Note what is set, or what gets an entry."""
        place = target.value if target.__class__ is ast.Subscript else target
        if kept := written(place):
            self._kept.append((kept, target.lineno))

    def mark(self, calls: list[CallSummary], local: Container[str]) -> list[CallSummary]:
        """The calls, with a mark at those that run the first time only; `local` are the names that are bound here."""
        if not self._never and not (self._asked and self._kept):
            return calls
        lines = [*self._never]
        for asked, first, last in self._asked:
            if any(asked == kept and first <= line <= last for kept, line in self._kept) and asked not in local:
                lines.append((first, last))
        if not lines:
            return calls
        return [
            call._replace(is_first=True) if any(first <= call.line <= last for first, last in lines) else call
            for call in calls
        ]


def _first_line(body: list[ast.stmt]) -> int:
    return body[0].lineno


def _last_line(body: list[ast.stmt]) -> int:
    return body[-1].end_lineno or body[-1].lineno
