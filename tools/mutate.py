"""Take out each guard of a rule, one at a time: some line of its fixture has to notice.

    python tools/mutate.py list-as-queue

A guard is an operand of `and` or `or`, a `not`, the condition of an `if`, an early return, the guard of a `case`,
an alternative of a pattern, or the `if` of a comprehension. The rule's own file is left alone. Guards that no line
notices are printed, and the exit code is 1: either the fixture misses a case, or the guard is not needed.
"""

import argparse
import ast
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple, TypeVar

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # for the code that the tests use

from chosen_rules import add_rules_argument, chosen_rules  # noqa: E402

from perflint.rules import Rule  # noqa: E402
from tests.fixture import differences, fixture_path, read_fixture  # noqa: E402

PATIENCE = 30
"""Seconds. A mutant that loops for longer has been noticed."""


T = TypeVar("T")


class Mutant(NamedTuple):
    """A rule's module without one guard."""

    line: int
    what: str
    code: CodeType


def mutants(tree: ast.Module, filename: str) -> Iterator[Mutant]:
    """One for each guard in the tree, which is unchanged between them."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            siblings = value if isinstance(value, list) else [value]
            for index, child in enumerate(siblings):
                for what, without in _without_a_guard(child):
                    changed = [*siblings[:index], without, *siblings[index + 1 :]]
                    setattr(parent, field, changed if isinstance(value, list) else without)
                    code = compile(ast.fix_missing_locations(tree), filename, "exec")
                    setattr(parent, field, value)
                    yield Mutant(_line(child), what, code)


def _line(node: ast.AST) -> int:
    return next((line for child in ast.walk(node) if (line := getattr(child, "lineno", 0))), 0)


def _without_a_guard(node: object) -> Iterator[tuple[str, ast.AST]]:
    """What is taken out, and what remains of the node."""
    match node:
        case ast.BoolOp(op=op, values=values):
            for value, rest in _one_less(values):
                yield f"without `{ast.unparse(value)}`", ast.BoolOp(op, rest) if rest[1:] else rest[0]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"without `not` in `{ast.unparse(node)}`", operand
        case ast.If(test=test, body=[*_, ast.Return() | ast.Continue()] as body, orelse=orelse):
            yield f"without `if {ast.unparse(test)}` and its exit", ast.If(ast.Constant(False), body, orelse)
        case ast.If(test=test, body=body, orelse=orelse) if not isinstance(test, ast.BoolOp):
            yield f"as if always `{ast.unparse(test)}`", ast.If(ast.Constant(True), body, orelse)
        case ast.match_case(pattern=pattern, guard=ast.expr() as guard, body=body):
            if not isinstance(guard, ast.BoolOp):
                yield f"without the guard `{ast.unparse(guard)}`", ast.match_case(pattern, None, body)
        case ast.MatchOr(patterns=patterns):
            for alternative, left in _one_less(patterns):
                yield f"without the alternative `{ast.unparse(alternative)}`", _any_of(left)
        case ast.comprehension(target=target, iter=iterable, ifs=conditions, is_async=is_async):
            for condition, rest in _one_less(conditions):
                what = f"without `if {ast.unparse(condition)}`"
                yield what, ast.comprehension(target, iterable, rest, is_async)


def _one_less(items: list[T]) -> Iterator[tuple[T, list[T]]]:
    """Each item, and the others."""
    for index, item in enumerate(items):
        yield item, [*items[:index], *items[index + 1 :]]


def _any_of(patterns: list[ast.pattern]) -> ast.pattern:
    return ast.MatchOr(patterns) if patterns[1:] else patterns[0]


def is_noticed(mutant: Mutant, rule: type[Rule]) -> bool:
    """True if the fixture fails for the mutant, or the mutant itself does."""
    module = ModuleType(rule.__module__)
    module.__file__ = mutant.code.co_filename
    try:
        _limit(PATIENCE)
        exec(mutant.code, vars(module))
        return any(differences(getattr(module, rule.__name__), read_fixture(fixture_path(rule))))
    except Exception:  # whatever a mutant raises shows that it needed its guard
        return True
    finally:
        _limit(0)


def _limit(seconds: int) -> None:
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(seconds)


def _give_up(*_: object) -> None:
    raise TimeoutError


def survivors(rule: type[Rule]) -> tuple[int, list[Mutant]]:
    """The number of guards, and those that the fixture does not notice."""
    path = sys.modules[rule.__module__].__file__
    assert path is not None
    tree = ast.parse(Path(path).read_text(encoding="utf-8"), path)
    found = list(mutants(tree, path))
    return len(found), [mutant for mutant in found if not is_noticed(mutant, rule)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_rules_argument(parser)
    unnoticed = 0
    for rule in chosen_rules(parser, parser.parse_args()):
        if not fixture_path(rule).is_file():
            parser.error(f"{rule.rule_name()} has no fixture: {fixture_path(rule)}")
        failing = list(differences(rule, read_fixture(fixture_path(rule))))
        if failing:
            parser.error(f"the fixture of {rule.rule_name()} must pass first: {failing[0]}")
        number, left = survivors(rule)
        print(f"{rule.rule_name()}: {number} guards, {number - len(left)} noticed")
        for mutant in left:
            print(f"  line {mutant.line}: {mutant.what}")
        unnoticed += len(left)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
