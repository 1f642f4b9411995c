"""A whole run: every file to findings, ordered, with suppressed ones left out."""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from perflint.engine.check import check_source, in_order
from perflint.engine.discovery import FileToCheck
from perflint.engine.dispatch import InternalError
from perflint.engine.engine_rules import INVALID_SOURCE
from perflint.engine.plan import Plan, plan_for
from perflint.engine.report import reported
from perflint.engine.settings import Settings
from perflint.findings import Finding, Impact, Kind
from perflint.source.reading import decode_source, read_source
from perflint.source.text import SourceError, SourceText
from perflint.syntax.parsing import ParseError

Progress = Callable[[int, int], None]


class Run(NamedTuple):
    """The findings of a run in order, the number of files looked at, and what went wrong inside perflint."""

    findings: tuple[Finding, ...]
    files: int
    internal_errors: tuple[InternalError, ...]


def run(files: Sequence[FileToCheck], *, progress: Progress | None = None) -> Run:
    """Check files. `progress` is told how many of how many are done."""
    findings: list[Finding] = []
    errors: list[InternalError] = []
    with _undisturbed():
        for number, file in enumerate(files, 1):
            found, failed = _check_file(file.path, plan_for(file.settings, file.path))
            findings += found
            errors += failed
            if progress is not None:
                progress(number, len(files))
    return Run(in_order(findings), len(files), tuple(errors))


def run_text(data: bytes, path: str, settings: Settings) -> Run:
    """Check the content of one file, which need not exist, as if it were at `path`."""
    plan = plan_for(settings, path)
    with _undisturbed():
        try:
            findings, errors = _check_text(decode_source(data, path), plan)
        except SourceError as error:
            findings, errors = _invalid(SourceText(path, ""), error, plan), []
    return Run(in_order(findings), 1, tuple(errors))


def _check_file(path: str, plan: Plan) -> tuple[Sequence[Finding], Sequence[InternalError]]:
    try:
        return _check_text(read_source(path), plan)
    except SourceError as error:
        return _invalid(SourceText(path, ""), error, plan), ()


def _check_text(source: SourceText, plan: Plan) -> tuple[Sequence[Finding], Sequence[InternalError]]:
    try:
        checked = check_source(source, plan.rules, plan.settings.effective_target)
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
