"""Which of many fixes can be applied together."""

import ast
from collections.abc import Iterable, Iterator, Sequence

from perflint.findings import Edit, Finding
from perflint.fixes.places import Span, span
from perflint.source.text import SourceText

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_OUTSIDE = -1


def chosen(findings: Iterable[Finding], module: ast.Module, source: SourceText) -> list[Finding]:
    """The findings whose fixes are applied in one round: in the order of the file, at most one for each function.

    A fix is proven for the code as it stands: what it takes for granted, another one in the same function may change.
    """
    functions = list(_functions(module, source))
    taken: list[Finding] = []
    busy: set[int] = set()
    edits: set[Edit] = set()
    for finding in findings:
        if finding.fix is None or not finding.fix.edits:
            continue
        places = {_region(edit, functions) for edit in finding.fix.edits}
        own = {*finding.fix.edits, *finding.fix.imports}
        if not places & busy and not any(_clash(one, other) for one in own for other in edits):
            taken.append(finding)
            busy |= places
            edits |= own
    return taken


def _clash(one: Edit, other: Edit) -> bool:
    if one == other and one.start == one.end:
        return False
    return one.start == other.start or (one.start < other.end and other.start < one.end)


def _functions(module: ast.Module, source: SourceText) -> Iterator[Span]:
    """The outermost functions, methods among them, in order."""
    waiting: list[Sequence[ast.stmt]] = [module.body]
    while waiting:
        for statement in waiting.pop():
            if isinstance(statement, _FUNCTIONS):
                yield span(source, statement)
            else:
                blocks = (getattr(statement, name, None) for name in ("body", "orelse", "finalbody"))
                waiting += [block for block in blocks if block]
                waiting += [inner.body for name in ("handlers", "cases") for inner in getattr(statement, name, ())]


def _region(edit: Edit, functions: list[Span]) -> int:
    """The start of the function that an edit is in; all that is in none is one region."""
    return next((start for start, end in functions if start <= edit.start < end), _OUTSIDE)
