"""From the triggers of rules to the routes of one walk, and from candidates to findings."""

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from perflint.findings import Finding, Fix, Heat, Kind
from perflint.knowledge.names import canonical
from perflint.rules import Context, Rule
from perflint.semantics.model import SemanticModel
from perflint.semantics.summaries.questions import NO_ANSWERS, Answers, Questions
from perflint.source.text import SourceText
from perflint.syntax.parsing import ParseError
from perflint.syntax.tests import is_in_test, is_test_path
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Route, Routes, Walk, make_walker


class InternalError(NamedTuple):
    """A rule that raised, or the link: a bug of perflint's, reported with what is needed to find it."""

    path: str
    line: int
    rule: str
    message: str
    traceback: str


class Target(NamedTuple):
    """A check of a rule, and the callees that it is for (empty: whatever the node).

    `json.loads` cannot be a method, so the types of receivers need not be asked for; `builtins.list.pop` is one.
    """

    rule: Rule
    check: Callable[[Any, Context], Iterator[Finding]]
    callees: frozenset[str] = frozenset()
    may_be_methods: bool = False


class Checked(NamedTuple):
    """What the rules found in one file, the rules that failed on it, and what they ask of other files."""

    findings: list[Finding]
    errors: list[InternalError]
    questions: Questions


class Dispatcher:
    """Runs a set of rules over modules. Holds no state between them."""

    def __init__(self, rules: Iterable[type[Rule]]) -> None:
        self._walk = make_walker(_routes(rules))

    def walk(self, module: ast.Module) -> Walk:
        """What one walk over a module finds. Raises ParseError for one that is nested too deeply."""
        try:
            return self._walk(module)
        except RecursionError:
            raise ParseError("nested too deeply to be checked") from None

    def check(
        self,
        walk: Walk,
        source: SourceText,
        module: ast.Module,
        target_version: tuple[int, int],
        answers: Answers = NO_ANSWERS,
        *,
        with_edits: bool = False,
    ) -> Checked:
        """The findings of all rules in one module, in no particular order, the rules that failed, and what they ask.

        `with_edits` also builds the edits of their fixes, which costs more than the check.
        """
        if not walk.candidates:
            return Checked([], [], Questions())
        return _check_candidates(walk, source, module, target_version, answers, with_edits)


@cache
def dispatcher_for(rules: tuple[type[Rule], ...]) -> Dispatcher:
    """The dispatcher for a set of rules; making one costs some milliseconds."""
    return Dispatcher(rules)


def _routes(rules: Iterable[type[Rule]]) -> Routes:
    nodes: dict[type[ast.AST], tuple[Route, ...]] = {}
    calls: dict[str, tuple[Route, ...]] = {}
    for rule_class in rules:
        rule = rule_class()
        for name, trigger in rule_class.triggers():
            check = getattr(rule, name)
            for last, callees in _by_last_name(trigger.callees).items():
                target = Target(rule, check, callees, any(callee.count(".") > 1 for callee in callees))
                calls[last] = (*calls.get(last, ()), Route(target, trigger.in_loop, trigger.in_async))
            if not trigger.callees:
                route = Route(Target(rule, check), trigger.in_loop, trigger.in_async, trigger.having)
                for node in trigger.nodes:
                    nodes[node] = (*nodes.get(node, ()), route)
    return Routes(nodes, calls)


def _by_last_name(callees: Iterable[str]) -> dict[str, frozenset[str]]:
    """The callees by their last names; none for a last name that stands for every call (`*.execute`)."""
    by_name: dict[str, set[str]] = {}
    for callee in sorted(callees):
        by_name.setdefault(callee.rpartition(".")[2], set()).add(callee)
    return {last: frozenset() if f"*.{last}" in names else frozenset(names) for last, names in by_name.items()}


def _check_candidates(
    walk: Walk,
    source: SourceText,
    module: ast.Module,
    target_version: tuple[int, int],
    answers: Answers,
    with_edits: bool,
) -> Checked:
    findings: list[Finding] = []
    errors: list[InternalError] = []
    tree = Tree(module)
    model = SemanticModel(tree, walk, source.path, answers)
    ctx = Context(source, tree, model, target_version, partial(_fix, errors, with_edits))
    try:
        for targets, node in walk.candidates:
            for target in targets:
                rule, check, callees, may_be_methods = target
                try:
                    if callees and not _is_called(callees, may_be_methods, node, ctx):
                        continue
                    found = list(check(node, ctx))
                    if found and not ctx.model.is_compiled(node) and _is_worth_it(rule, node, ctx):
                        findings += found
                except RecursionError:
                    # Very deep expressions are machine-made tables; nothing in them is worth more stack.
                    continue
                except Exception as error:
                    errors.append(internal_error(error, source.path, getattr(node, "lineno", 0), rule.rule_name()))
        return Checked(findings, errors, ctx.model.elsewhere.questions)
    finally:
        ctx.model.close()


def _fix(errors: list[InternalError], with_edits: bool, rule: Rule, node: ast.AST, ctx: Context) -> Fix | None:
    """The fix of what a rule found at the node. If something goes wrong in it, the finding is still there."""
    try:
        rewrite = rule.fix(node, ctx)
        if rewrite is None:
            return None
        from perflint.fixes import built, described

        return built(rewrite, ctx) if with_edits else described(rewrite, ctx)
    except Exception as error:
        errors.append(
            internal_error(error, ctx.source.path, getattr(node, "lineno", 0), f"the fix of {rule.rule_name()}")
        )
        return None


def _is_worth_it(rule: Rule, node: ast.AST, ctx: Context) -> bool:
    """Neither a test among other code is worth a word, nor a constant factor where nothing is hot.

    A file of tests gets here only if tests are to be reported on.
    """
    if is_in_test(ctx.tree, node) and not is_test_path(ctx.source.path):
        return False
    return rule.kind is not Kind.CONSTANT or ctx.model.heat(node) is not Heat.COLD


def _is_called(callees: frozenset[str], may_be_methods: bool, node: ast.AST, ctx: Context) -> bool:
    """Whether the call certainly is one of these callees."""
    if not isinstance(node, ast.Call):
        return False
    if may_be_methods:
        return ctx.model.is_one_of(node.func, callees)
    name = ctx.model.defined_name(node.func)
    return name is not None and (name in callees or canonical(name) in callees)


def internal_error(error: Exception, path: str, line: int, rule: str) -> InternalError:
    """The error that is being handled; `rule` is what failed."""
    import traceback

    return InternalError(path, line, rule, repr(error), traceback.format_exc())
