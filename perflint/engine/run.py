"""A whole run: every file to findings, ordered, with suppressed ones left out."""

import gc
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from perflint.engine.check import Check, check_source, in_order
from perflint.engine.discovery import FileToCheck
from perflint.engine.dispatch import InternalError
from perflint.engine.engine_rules import INVALID_SOURCE
from perflint.engine.plan import Plan, plan_for
from perflint.engine.report import reported
from perflint.engine.settings import Settings
from perflint.engine.together import Together
from perflint.findings import Finding, Impact, Kind
from perflint.source.reading import decode_source, read_source
from perflint.source.text import SourceError, SourceText
from perflint.syntax.parsing import ParseError

if TYPE_CHECKING:
    from perflint.engine.fixing import Fixed, Recheck

Progress = Callable[[int, int], None]
Result = tuple[Sequence[Finding], Sequence[InternalError]]
"""What is found in one file, and what went wrong there."""


class Run(NamedTuple):
    """The findings of a run in order, the number of files looked at, and what went wrong inside perflint.

    `fixed` are the files that fixes change, each before and after; nothing has been written yet. Their findings are
    those that are left.
    """

    findings: tuple[Finding, ...]
    files: int
    internal_errors: tuple[InternalError, ...]
    fixed: "tuple[Fixed, ...]" = ()

    def without(self, fixed: "Fixed") -> "Run":
        """The run as if one file had not been fixed."""
        others = [finding for finding in self.findings if finding.path != fixed.before.path]
        return self._replace(findings=in_order([*others, *fixed.found]))


def run(files: Sequence[FileToCheck], *, progress: Progress | None = None, fixing: bool = False) -> Run:
    """Check files, and if so wished fix them in memory. `progress` is told how many of how many are done."""
    plans = {file.path: plan_for(file.settings, file.path) for file in files}
    results: dict[str, Result] = {}
    together = Together()
    with _undisturbed():
        for path, result in _checked(plans, together):
            if progress is not None and path not in results:
                progress(len(results) + 1, len(plans))
            results[path] = result
        fixed = dict(_fixed(plans, results, together)) if fixing else {}
    for path, one in fixed.items():
        results[path] = one.findings, one.errors
    findings = (finding for found, _ in results.values() for finding in found)
    errors = (error for file in files for error in results[file.path][1])
    return Run(in_order(findings), len(files), tuple(errors), tuple(fixed.values()))


def _checked(plans: Mapping[str, Plan], together: Together) -> Iterator[tuple[str, Result]]:
    """Every file, and once more those of which the others then have something to say."""
    for path, plan in plans.items():
        check = together.first(path, plan) if _is_asking(plan, plans) else _alone(plan)
        yield path, _check_file(path, plan, check)
    for path, check in together.again():
        yield path, _check_file(path, plans[path], check)


def _is_asking(plan: Plan, plans: Mapping[str, Plan]) -> bool:
    """Whether a file is checked as one of a project."""
    return len(plans) > 1 and bool(plan.rules)


def _alone(plan: Plan) -> Check:
    settings = plan.settings
    return lambda source: check_source(
        source, plan.rules, settings.effective_target, plan.packages, with_edits=plan.with_edits
    )


def _fixed(
    plans: Mapping[str, Plan], results: Mapping[str, Result], together: Together
) -> "Iterator[tuple[str, Fixed]]":
    """The files that fixes change."""
    for path, (findings, _) in results.items():
        plan = plans[path]
        recheck = together.recheck(path) if _is_asking(plan, plans) else _alone_again(plan)
        if any(finding.fix for finding in findings):
            try:
                fixed = _fixed_text(read_source(path), findings, plan, recheck)
            except SourceError:
                continue  # It has changed since it was checked.
            if fixed is not None:
                yield path, fixed


def _fixed_text(source: SourceText, findings: Sequence[Finding], plan: Plan, recheck: "Recheck") -> "Fixed | None":
    """The text with all fixes that are to be applied; None if there are none."""
    from perflint.engine.fixing import fix_text, is_applicable

    if not any(is_applicable(finding, plan) for finding in findings):
        return None
    try:
        fixed = fix_text(source, findings, plan, recheck)
    except ParseError:
        return None
    return fixed if fixed.applied or fixed.failed else None


def _alone_again(plan: Plan) -> "Recheck":
    settings = plan.settings
    return lambda source, _: check_source(source, plan.rules, settings.effective_target, plan.packages, with_edits=True)


def run_text(data: bytes, path: str, settings: Settings, *, fixing: bool = False) -> Run:
    """Check the content of one file, which need not exist, as if it were at `path`, and if so wished fix it."""
    plan = plan_for(settings, path)
    with _undisturbed():
        try:
            source = decode_source(data, path)
            findings, errors = _check_text(source, plan, _alone(plan))
        except SourceError as error:
            return Run(tuple(_invalid(SourceText(path, ""), error, plan)), 1, ())
        fixed = _fixed_text(source, findings, plan, _alone_again(plan)) if fixing else None
    if fixed is None:
        return Run(in_order(findings), 1, tuple(errors))
    return Run(in_order(fixed.findings), 1, fixed.errors, (fixed,))


def _check_file(path: str, plan: Plan, check: Check) -> Result:
    try:
        return _check_text(read_source(path), plan, check)
    except SourceError as error:
        return _invalid(SourceText(path, ""), error, plan), ()


def _check_text(source: SourceText, plan: Plan, check: Check) -> Result:
    try:
        checked = check(source)
    except ParseError as error:
        return _invalid(source, error, plan), ()
    return reported(checked, source, plan), checked.errors


def _invalid(source: SourceText, error: SourceError | ParseError, plan: Plan) -> list[Finding]:
    """The finding that stands for a file that no rule could see."""
    if INVALID_SOURCE.code not in plan.codes:
        return []
    line, column = error.line, error.column
    place = source.place(line, column, line, column + 1)
    return [
        Finding(
            path=source.path,
            range=place,
            code=INVALID_SOURCE.code,
            rule=INVALID_SOURCE.name,
            message=error.message,
            kind=Kind.CONSTANT,
            impact=Impact.HIGH,
            excerpt=source.line(line),
        )
    ]


_DEEP = 5_000
"""Frames that a walk may need. A sum of some thousand terms is as deep as it is long."""


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let the garbage collector rest, and allow for deep recursion.

    Trees are freed by counting references; looking for cycles among their many nodes costs a third of a run.
    """
    was_enabled, limit = gc.isenabled(), sys.getrecursionlimit()
    gc.disable()
    sys.setrecursionlimit(max(limit, _DEEP))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        if was_enabled:
            gc.enable()
