"""What comments take away from a file's findings, and the finding about comments that take away nothing."""

import ast
from collections.abc import Sequence
from functools import cache

from perflint.engine.engine_rules import ENGINE_RULES, INVALID_SOURCE, UNUSED_SUPPRESSION
from perflint.engine.registry import all_rules
from perflint.findings import Applicability, Edit, Finding, Fix, Impact, Kind
from perflint.source.suppressions import Suppressions, UnusedSuppression
from perflint.source.text import SourceText
from perflint.syntax.statements import lines_around


def without_suppressed(
    findings: Sequence[Finding], source: SourceText, module: ast.Module, codes: frozenset[str]
) -> Sequence[Finding]:
    """The findings that no comment suppresses; with one for each useless suppression, if `codes` has that rule."""
    suppressions = Suppressions(source)
    if not suppressions:
        return findings
    kept = [finding for finding in findings if not _is_suppressed(finding, suppressions, source, module)]
    if UNUSED_SUPPRESSION.code in codes:
        unused = suppressions.unused(_known_rules(), codes - {UNUSED_SUPPRESSION.code}, _default_codes())
        kept += [_unused_finding(suppression, source) for suppression in unused]
    return kept


def _is_suppressed(finding: Finding, suppressions: Suppressions, source: SourceText, module: ast.Module) -> bool:
    lines = source.text_lines(finding.range)
    return suppressions.covers(lines, finding.code, finding.rule, lines_around(module, lines[0]))


def _unused_finding(suppression: UnusedSuppression, source: SourceText) -> Finding:
    parts = []
    if suppression.unused:
        parts.append(
            f"{_listed(suppression.unused)} {_verb(suppression.unused, 'suppresses', 'suppress')} nothing here"
        )
    if suppression.unknown:
        parts.append(f"{_listed(suppression.unknown)} {_verb(suppression.unknown, 'is no rule', 'are no rules')}")
    return Finding(
        path=source.path,
        range=suppression.range,
        code=UNUSED_SUPPRESSION.code,
        rule=UNUSED_SUPPRESSION.name,
        message=" and ".join(parts) or f"`{suppression.directive}` suppresses nothing here",
        kind=Kind.CONSTANT,
        impact=Impact.LOW,
        advice="remove it",
        excerpt=source.line(source.text_lines(suppression.range)[0]),
        fix=_removal(suppression, source),
    )


def _removal(suppression: UnusedSuppression, source: SourceText) -> Fix | None:
    """The fix that takes a comment away of which nothing else is left, with its line if that is all there is."""
    number = source.text_lines(suppression.range)[0]
    line, start = source.line(number), source.starts[number - 1]
    before, after = line[: suppression.range.column - 1], line[suppression.range.end_column - 1 :]
    if not suppression.is_all or after.strip() or source.cells:
        return None
    if before.strip():
        edit = Edit(start + len(before.rstrip()), start + len(line), "")
    else:
        edit = Edit(start, source.starts[number], "")
    return Fix("remove the comment", Applicability.SAFE, edits=(edit,))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _verb(names: Sequence[str], one: str, many: str) -> str:
    return one if len(names) == 1 else many


@cache
def _known_rules() -> dict[str, str]:
    """The name of each rule by its code."""
    own = {rule.code: rule.name for rule in ENGINE_RULES}
    return own | {rule.code: rule.rule_name() for rule in all_rules()}


@cache
def _default_codes() -> frozenset[str]:
    return frozenset(rule.code for rule in all_rules() if rule.default) | {INVALID_SOURCE.code}
