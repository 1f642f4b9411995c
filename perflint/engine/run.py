"""A whole run: every file to findings, ordered, with suppressed ones left out."""

import gc
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

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

Progress = Callable[[int, int], None]
Result = tuple[Sequence[Finding], Sequence[InternalError]]
"""What is found in one file, and what went wrong there."""


class Run(NamedTuple):
    """The findings of a run in order, the number of files looked at, and what went wrong inside perflint."""

    findings: tuple[Finding, ...]
    files: int
    internal_errors: tuple[InternalError, ...]


def run(files: Sequence[FileToCheck], *, progress: Progress | None = None) -> Run:
    """Check files. `progress` is told how many of how many are done."""
    plans = {file.path: plan_for(file.settings, file.path) for file in files}
    results: dict[str, Result] = {}
    with _undisturbed():
        for path, result in _checked(plans):
            if progress is not None and path not in results:
                progress(len(results) + 1, len(plans))
            results[path] = result
    findings = (finding for found, _ in results.values() for finding in found)
    errors = (error for file in files for error in results[file.path][1])
    return Run(in_order(findings), len(files), tuple(errors))


def _checked(plans: Mapping[str, Plan]) -> Iterator[tuple[str, Result]]:
    """Every file, and once more those of which the others then have something to say."""
    together = Together()
    for path, plan in plans.items():
        is_asking = len(plans) > 1 and bool(plan.rules)
        yield path, _check_file(path, plan, together.first(path, plan) if is_asking else _alone(plan))
    for path, check in together.again():
        yield path, _check_file(path, plans[path], check)


def _alone(plan: Plan) -> Check:
    return lambda source: check_source(source, plan.rules, plan.settings.effective_target, plan.packages)


def run_text(data: bytes, path: str, settings: Settings) -> Run:
    """Check the content of one file, which need not exist, as if it were at `path`."""
    plan = plan_for(settings, path)
    with _undisturbed():
        try:
            findings, errors = _check_text(decode_source(data, path), plan, _alone(plan))
        except SourceError as error:
            findings, errors = _invalid(SourceText(path, ""), error, plan), []
    return Run(in_order(findings), 1, tuple(errors))


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
