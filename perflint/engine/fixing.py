"""The fixes of one file: applied in rounds, each checked, until nothing is left to fix."""

import warnings
from collections.abc import Callable, Sequence
from typing import NamedTuple

from perflint.engine.check import CheckedFile
from perflint.engine.dispatch import InternalError
from perflint.engine.plan import Plan
from perflint.engine.report import reported
from perflint.findings import Applicability, Edit, Finding
from perflint.fixes.applying import Applied, apply
from perflint.fixes.choosing import chosen
from perflint.semantics.summaries.chains import Place
from perflint.source.text import SourceText
from perflint.syntax.parsing import ParseError

ROUNDS = 100
"""Each round fixes something in every function that has something to fix: more than this is a fix that comes back."""

Moved = Callable[[Place], Place]
"""Where a place of the file, as it was first checked, is now."""

Recheck = Callable[[SourceText, Moved], CheckedFile]
"""A way to check a text that has come out of a file, and to build the edits of its fixes."""


class Fixed(NamedTuple):
    """A file before and after its fixes: the findings that were there, those that are gone, those that are left, and
    what went wrong.

    `failed` are findings whose fixes did not do what they were meant to, and so were not applied. `rounds` are the
    edits of each round, in the text that the one before has left.
    """

    before: SourceText
    after: SourceText
    found: Sequence[Finding]
    applied: tuple[Finding, ...]
    failed: tuple[Finding, ...]
    findings: Sequence[Finding]
    errors: tuple[InternalError, ...]
    rounds: tuple[tuple[Edit, ...], ...] = ()


def is_applicable(finding: Finding, plan: Plan) -> bool:
    """Whether the fix of a finding, if it has one, is to be applied."""
    if finding.fix is None:
        return False
    if finding.fix.applicability is Applicability.UNSAFE:
        return plan.settings.unsafe_fixes
    return finding.fix.applicability is Applicability.SAFE


def fix_text(source: SourceText, found: Sequence[Finding], plan: Plan, check: Recheck) -> Fixed:
    """Apply what can be applied. Raises ParseError if the text is not Python."""
    state = _State(source, plan, check)
    for _ in range(ROUNDS):
        if not state.advance():
            break
    return state.result(found)


class _State:
    """A text on its way through the rounds."""

    def __init__(self, source: SourceText, plan: Plan, check: Recheck) -> None:
        self._before = source
        self._plan = plan
        self._check = check
        self._history: list[_Step] = []
        self._applied: list[Finding] = []
        self._failed: dict[tuple[str, str, str], Finding] = {}
        self._compiles = _compiles(source)
        self._now(source, check(source, lambda place: place))

    def _now(self, source: SourceText, checked: CheckedFile) -> None:
        self._source = source
        self._checked = checked
        self._findings = reported(checked, source, self._plan)

    def result(self, found: Sequence[Finding]) -> Fixed:
        applied, failed = tuple(self._applied), tuple(self._failed.values())
        rounds = tuple(step.applied.edits for step in self._history)
        return Fixed(self._before, self._source, found, applied, failed, self._findings, self._checked.errors, rounds)

    def advance(self) -> bool:
        """One round; false if there is nothing left to do."""
        fixable = [
            finding
            for finding in self._findings
            if is_applicable(finding, self._plan) and _sign(finding) not in self._failed
        ]
        fixes = chosen(fixable, self._checked.module, self._source)
        if not fixes:
            return False
        if not self._attempt(fixes):
            # One of them is to blame: alone it shows which.
            for one in fixes:
                if self._attempt([one]):
                    break
                self._failed[_sign(one)] = one
        return True

    def _attempt(self, fixes: Sequence[Finding]) -> bool:
        """Apply these fixes, if the text then is Python as before, and none of their findings is there any more."""
        step = _Step(self._source, apply(_edits(fixes), self._source.text))
        history = [*self._history, step]
        try:
            checked = self._check(step.after, lambda place: _moved(place, history))
        except ParseError:
            return False
        if self._compiles and not _compiles(step.after):
            return False
        if any(_is_there(finding, checked, step) for finding in fixes):
            return False
        self._history = history
        self._applied += fixes
        self._now(step.after, checked)
        return True


class _Step:
    """One text that has become another by edits."""

    def __init__(self, before: SourceText, applied: Applied) -> None:
        self.before = before
        self.applied = applied
        self.after = SourceText(before.path, applied.text, before.encoding, before.has_bom)


def _edits(fixes: Sequence[Finding]) -> list[Edit]:
    return [edit for one in fixes if one.fix is not None for edit in (*one.fix.edits, *one.fix.imports)]


def _moved(place: Place, history: Sequence[_Step]) -> Place:
    line, column, form = place
    for step in history:
        offset = step.applied.moved(step.before.offset(line, column))
        line, column = step.after.position(offset)
        column = len(step.after.line(line)[: column - 1].encode())
    return line, column, form


def _is_there(finding: Finding, checked: CheckedFile, step: _Step) -> bool:
    """Whether the rule still finds something where the finding was."""
    where, starts = finding.range, step.before.starts
    start = step.applied.moved(starts[where.line - 1] + where.column - 1)
    end = step.applied.moved(starts[where.end_line - 1] + where.end_column - 1)
    begin, stop = step.after.position(start), step.after.position(max(end, start + 1))
    return any(
        one.code == finding.code
        and (one.range.line, one.range.column) < stop
        and begin < (one.range.end_line, one.range.end_column)
        for one in checked.findings
    )


def _sign(finding: Finding) -> tuple[str, str, str]:
    """What tells one finding from another, wherever it moves to."""
    return finding.code, finding.message, finding.excerpt


def _compiles(source: SourceText) -> bool:
    """Whether Python takes the text; nothing is run. What parses may still have an `await` out of place."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source.text, source.path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True
