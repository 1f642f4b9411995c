"""One file: text to findings, before suppressions and selection."""

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from perflint.engine.dispatch import Checked, InternalError, dispatcher_for
from perflint.engine.linking import ROUNDS, Linking, summary_of
from perflint.findings import Finding
from perflint.rules import Rule
from perflint.semantics.summaries.questions import NO_ANSWERS, Answers, Questions
from perflint.semantics.summaries.summary import ModuleSummary
from perflint.source.text import SourceText
from perflint.syntax.naming import last_name
from perflint.syntax.parsing import parse
from perflint.syntax.walker import Walk


class CheckedFile(NamedTuple):
    """The tree of one file, its findings in order, the rules that failed on it, and what it asks of other files."""

    module: ast.Module
    findings: tuple[Finding, ...]
    errors: tuple[InternalError, ...]
    questions: Questions


Check = Callable[[SourceText], CheckedFile]
"""A way to check one file: alone, for the first time in a project, or again."""


def check_source(
    source: SourceText,
    rules: Sequence[type[Rule]],
    target_version: tuple[int, int],
    packages: str = "",
    *,
    with_edits: bool = False,
) -> CheckedFile:
    """Check one file as if it were the whole project. Raises ParseError if it is not Python.

    `packages` is the directory in whose environment installed packages are looked for; without it they are not.
    `with_edits` also builds the edits of fixes.
    """
    return check_tree(parse(source.text), source, rules, target_version, packages, with_edits=with_edits)


def check_tree(
    module: ast.Module,
    source: SourceText,
    rules: Sequence[type[Rule]],
    target_version: tuple[int, int],
    packages: str = "",
    *,
    with_edits: bool = False,
) -> CheckedFile:
    """Check one file whose tree is there already, as if it were the whole project."""
    first = dispatcher_for(_without_answers(rules))
    walk = first.walk(module)
    checked = first.check(walk, source, module, target_version, with_edits=with_edits)
    questions = _asked(checked, walk, rules)
    if "costs" in questions.calls and not _repeats_own_functions(walk):
        questions.calls.discard("costs")
    if questions:
        checked = _answered(checked, walk, source, module, rules, target_version, packages, with_edits)
    return _checked(module, checked)


def check_first(
    source: SourceText,
    rules: Sequence[type[Rule]],
    target_version: tuple[int, int],
    name: str,
    *,
    is_package: bool,
    with_edits: bool = False,
) -> tuple[CheckedFile, ModuleSummary | None]:
    """Check one file of a project, the module of this name, and summarize it. Raises ParseError."""
    module = parse(source.text)
    dispatcher = dispatcher_for(_without_answers(rules))
    walk = dispatcher.walk(module)
    checked = dispatcher.check(walk, source, module, target_version, with_edits=with_edits)
    _asked(checked, walk, rules)
    summary = summary_of(walk, source.path, name, is_package, checked.errors)
    return _checked(module, checked), summary


def check_again(
    source: SourceText,
    rules: Sequence[type[Rule]],
    target_version: tuple[int, int],
    answers: Answers,
    *,
    with_edits: bool = False,
) -> CheckedFile:
    """Check one file of a project, now that the others have answered. Raises ParseError."""
    module = parse(source.text)
    dispatcher = dispatcher_for(tuple(rules))
    walk = dispatcher.walk(module)
    return _checked(module, dispatcher.check(walk, source, module, target_version, answers, with_edits=with_edits))


def _without_answers(rules: Sequence[type[Rule]]) -> tuple[type[Rule], ...]:
    """The rules that have something to say before the project has answered."""
    return tuple(rule for rule in rules if not rule.asks_project)


def _asked(checked: Checked, walk: Walk, rules: Sequence[type[Rule]]) -> Questions:
    """What the rules ask. What they want to know of calls is about those in async functions, but costs about loops."""
    topics = {topic for rule in rules for topic in rule.asks_project}
    has_async = any(scope.is_async for scope in walk.scopes)
    has_loop = "costs" in topics and any(loop is not None for scope in walk.scopes for _, loop in scope.events)
    checked.questions.calls = {topic for topic in topics if (has_loop if topic == "costs" else has_async)}
    return checked.questions


def _repeats_own_functions(walk: Walk) -> bool:
    """Whether a loop may call a function of the module, by its name: what others go through, one file can't tell."""
    own = {getattr(scope.node, "name", None) for scope in walk.scopes if scope.kind == "function"}
    events = (event for scope in walk.scopes for event, loop in scope.events if loop is not None)
    calls = (event.func if isinstance(event, ast.Call) else event for event in events)
    return any(last_name(call) in own for call in calls)


def _answered(
    checked: Checked,
    walk: Walk,
    source: SourceText,
    module: ast.Module,
    rules: Sequence[type[Rule]],
    target_version: tuple[int, int],
    packages: str,
    with_edits: bool,
) -> Checked:
    """The same file with the answers of a project of one module."""
    from perflint.project.modules import module_name

    summary = summary_of(walk, source.path, *module_name(source.path), checked.errors)
    linking = Linking([summary] if summary is not None else [], packages)
    again, answers = dispatcher_for(tuple(rules)), NO_ANSWERS
    try:
        for _ in range(ROUNDS):
            more = linking.answers(source.path, checked.questions)
            if not more:
                break
            if not answers:
                walk = again.walk(module)
            answers = answers.and_also(more)
            checked = again.check(walk, source, module, target_version, answers, with_edits=with_edits)
    finally:
        linking.close()
    if linking.error is not None:
        checked.errors.append(linking.error)
    return checked


def _checked(module: ast.Module, checked: Checked) -> CheckedFile:
    return CheckedFile(module, in_order(set(checked.findings)), tuple(checked.errors), checked.questions)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The order of every report: by file and place, then by code."""
    return tuple(sorted(findings, key=lambda finding: finding.order))
