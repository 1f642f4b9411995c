"""Texts after their fixes, and what programs do."""

import ast
import contextlib
import io
import sys
from collections.abc import Iterator
from typing import Any

from perflint.engine.check import CheckedFile, check_source
from perflint.engine.fixing import Fixed, Moved, fix_text
from perflint.engine.plan import plan_for
from perflint.engine.settings import Settings
from perflint.rules import Rule
from perflint.source.text import SourceText
from tests.fixture import NEWEST, Version


def fixed(text: str, *rules: type[Rule], unsafe: bool = True, target: Version = NEWEST) -> Fixed:
    """The text after the fixes of these rules."""
    codes = tuple(rule.code for rule in rules)
    settings = Settings(select=codes, unsafe_fixes=unsafe, target_version=target, ruff_overlap="report")
    plan = plan_for(settings, "example.py")

    def check(source: SourceText, _: Moved) -> CheckedFile:
        return check_source(source, plan.rules, target, with_edits=True)

    result = fix_text(SourceText("example.py", text), (), plan, check)
    assert not result.errors, result.errors[0].traceback
    return result


def segments(text: str) -> list[str]:
    """The statements at top level as they are written, decorators included."""
    return list(_segments(text))


def _segments(text: str) -> Iterator[str]:
    lines = text.split("\n")
    for statement in ast.parse(text).body:
        first = min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", ()))])
        yield "\n".join(lines[first - 1 : statement.end_lineno])


def outcome(text: str) -> tuple[str, str]:
    """What a program prints, and the type of the exception that ends it, empty if none."""
    names: dict[str, Any] = {"__name__": "__main__"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), _without_fakes():
        try:
            exec(compile(text, "trap.py", "exec", dont_inherit=True), names)
        except Exception as error:
            return printed.getvalue(), type(error).__name__
    return printed.getvalue(), ""


@contextlib.contextmanager
def _without_fakes() -> Iterator[None]:
    """Let go of the modules that a program has put in place of libraries."""
    before = dict(sys.modules)
    try:
        yield
    finally:
        fakes = [name for name, module in sys.modules.items() if module is not before.get(name) and not module.__spec__]
        for name in fakes:
            del sys.modules[name]
        sys.modules.update({name: before[name] for name in fakes if name in before})
