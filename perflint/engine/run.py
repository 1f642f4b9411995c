"""A whole run: every file to findings, ordered, with suppressed ones left out."""

import gc
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import NamedTuple

from perflint.engine.check import CheckedFile, check_again, check_first, check_source, in_order
from perflint.engine.discovery import FileToCheck
from perflint.engine.dispatch import InternalError
from perflint.engine.engine_rules import INVALID_SOURCE
from perflint.engine.plan import Plan, plan_for
from perflint.engine.reach import Reach
from perflint.engine.report import reported
from perflint.engine.settings import Settings
from perflint.findings import Finding, Impact, Kind
from perflint.semantics.chains import Chains
from perflint.semantics.summary import ModuleSummary
from perflint.source.reading import decode_source, read_source
from perflint.source.text import SourceError, SourceText
from perflint.syntax.parsing import ParseError

Progress = Callable[[int, int], None]
Result = tuple[Sequence[Finding], Sequence[InternalError]]
"""What is found in one file, and what went wrong there."""
Check = Callable[[SourceText], CheckedFile]
"""A way to check one file: alone, for the first time in a project, or again."""


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
        for path, result in chain(_checked_together(plans), _checked_alone(plans, results)):
            if progress is not None and path not in results:
                progress(len(results) + 1, len(plans))
            results[path] = result
    findings = (finding for found, _ in results.values() for finding in found)
    errors = (error for file in files for error in results[file.path][1])
    return Run(in_order(findings), len(files), tuple(errors))


def _checked_alone(plans: Mapping[str, Plan], done: Mapping[str, Result]) -> Iterator[tuple[str, Result]]:
    """The files that are not done yet, each for itself."""
    for path, plan in plans.items():
        if path not in done:
            alone = plan.without_questions()
            yield path, _check_file(path, alone, _alone(alone))


def _checked_together(plans: Mapping[str, Plan]) -> Iterator[tuple[str, Result]]:
    """The files that async code reaches; and once more those of which the others then have something to say."""
    asking = [path for path, plan in plans.items() if plan.asks_project]
    reach = Reach(asking, [*plans])
    summaries: list[ModuleSummary] = []
    for path, name, is_package in reach.files():
        yield path, _check_file(path, plans[path], _first(plans[path], name, is_package, reach, summaries))
    if summaries:
        from perflint.project.link import chains_of

        chains = chains_of(summaries)
        for path in asking:
            if path in chains:
                yield path, _check_file(path, plans[path], _again(plans[path], chains[path]))


def _alone(plan: Plan) -> Check:
    return lambda source: check_source(source, plan.rules, plan.settings.effective_target)


def _first(plan: Plan, name: str, is_package: bool, reach: Reach, summaries: list[ModuleSummary]) -> Check:
    """Adds to the summaries, and tells `reach` what the file imports."""

    def check(source: SourceText) -> CheckedFile:
        target = plan.settings.effective_target
        checked, summary = check_first(source, plan.rules, target, name, is_package=is_package)
        summaries.append(summary)
        reach.follow(summary)
        return checked

    return check


def _again(plan: Plan, chains: Chains) -> Check:
    return lambda source: check_again(source, plan.rules, plan.settings.effective_target, chains)


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
