"""One file: text to findings, before suppressions and selection."""

import ast
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perflint.engine.dispatch import InternalError, dispatcher_for
from perflint.findings import Finding
from perflint.rules import Rule
from perflint.semantics.chains import Chains
from perflint.semantics.summary import ModuleSummary
from perflint.source.text import SourceText
from perflint.syntax.parsing import parse
from perflint.syntax.walker import Walk


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
    """Check one file whose tree is there already, as if it were the whole project."""
    asks_project = any(rule.asks_project for rule in rules)
    dispatcher = dispatcher_for(tuple(rules), with_events=asks_project)
    walk = dispatcher.walk(module)
    chains = _own_chains(walk, source.path) if asks_project else None
    findings, errors = dispatcher.check(walk, source, module, target_version, chains)
    return CheckedFile(module, in_order(set(findings)), tuple(errors))


def check_first(
    source: SourceText, rules: Sequence[type[Rule]], target_version: tuple[int, int], name: str, *, is_package: bool
) -> tuple[CheckedFile, ModuleSummary]:
    """Check one file of a project, the module of this name, with the rules that ask no others; and summarize it.

    Raises ParseError.
    """
    from perflint.semantics.summarizing import summarize

    module = parse(source.text)
    dispatcher = dispatcher_for(tuple(rule for rule in rules if not rule.asks_project), with_events=True)
    walk = dispatcher.walk(module)
    findings, errors = dispatcher.check(walk, source, module, target_version)
    summary = summarize(walk, source.path, name, is_package=is_package)
    return CheckedFile(module, in_order(set(findings)), tuple(errors)), summary


def check_again(
    source: SourceText, rules: Sequence[type[Rule]], target_version: tuple[int, int], chains: Chains
) -> CheckedFile:
    """Check one file of a project with all rules, now that the others have answered. Raises ParseError."""
    module = parse(source.text)
    dispatcher = dispatcher_for(tuple(rules), with_events=False)
    findings, errors = dispatcher.check(dispatcher.walk(module), source, module, target_version, chains)
    return CheckedFile(module, in_order(set(findings)), tuple(errors))


def _own_chains(walk: Walk, path: str) -> Chains:
    """The chains that lie in one module as a whole."""
    if not any(scope.is_async for scope in walk.scopes):
        return {}
    from perflint.project.link import chains_of
    from perflint.semantics.summarizing import summarize

    summary = summarize(walk, path, "", is_package=False)
    return chains_of([summary]).get(path, {})


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The order of every report: by file and place, then by code."""
    return tuple(sorted(findings, key=lambda finding: finding.order))
