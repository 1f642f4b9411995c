"""One file: text to findings, before suppressions and selection."""

import ast
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perflint.engine.dispatch import InternalError, dispatcher_for
from perflint.findings import Finding
from perflint.rules import Rule
from perflint.source.text import SourceText
from perflint.syntax.parsing import parse


class CheckedFile(NamedTuple):
    """The tree of one file, its findings in order, and the rules that failed on it."""

    module: ast.Module
    findings: tuple[Finding, ...]
    errors: tuple[InternalError, ...]


def check_source(source: SourceText, rules: Sequence[type[Rule]], target_version: tuple[int, int]) -> CheckedFile:
    """Check one file with these rules. Raises ParseError if it is not Python."""
    return check_tree(parse(source.text), source, rules, target_version)


def check_tree(
    module: ast.Module, source: SourceText, rules: Sequence[type[Rule]], target_version: tuple[int, int]
) -> CheckedFile:
    """Check one file whose tree is there already."""
    findings, errors = dispatcher_for(tuple(rules)).check(source, module, target_version)
    return CheckedFile(module, in_order(set(findings)), tuple(errors))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The order of every report: by file and place, then by code."""
    return tuple(sorted(findings, key=lambda finding: finding.order))
