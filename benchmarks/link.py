"""Joining many modules from stored summaries, against parsing them: ratios of CPU time in one process, never seconds.

    python benchmarks/link.py PATH [--modules 20000]

The package at PATH is taken as often as it needs to be for so many modules, each time under another name. Storing,
reading back, linking, and answering what all of its modules ask are set against `ast.parse` of the same sources with
the garbage collector off.
"""

import argparse
import ast
import gc
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from perflint.engine.check import check_first
from perflint.engine.plan import plan_for
from perflint.engine.settings import Settings
from perflint.project.link import Link
from perflint.project.modules import module_name
from perflint.project.storage import dump, load
from perflint.semantics.summaries.questions import Questions
from perflint.source.reading import read_source
from perflint.source.text import SourceError, SourceText
from perflint.syntax.parsing import ParseError


class Clock:
    """CPU time by what it went into."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._last = time.process_time()

    def book(self, on: str) -> None:
        """Everything since the last time went into this."""
        now = time.process_time()
        self.spent[on] = self.spent.get(on, 0.0) + now - self._last
        self._last = now


def modules(package: Path, count: int) -> Iterator[tuple[SourceText, str, bool]]:
    """The sources of as many modules, with their names and whether they are packages."""
    files = sorted(package.rglob("*.py"))
    own = re.compile(rf"\b{re.escape(package.name)}\b")
    known: dict[str, str] = {}
    for number in range(count):
        path = files[number % len(files)]
        name, is_package = module_name(str(path), known)
        copy = f"{package.name}{number // len(files)}"
        try:
            text = own.sub(copy, read_source(str(path)).text)
        except SourceError:
            continue
        renamed = own.sub(copy, name, count=1)
        yield (
            SourceText(f"{renamed.replace('.', '/')}{'/__init__' if is_package else ''}.py", text),
            renamed,
            is_package,
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--modules", type=int, default=20_000)
    options = parser.parse_args()
    gc.disable()
    sys.setrecursionlimit(5_000)
    plan = plan_for(Settings(), "")
    stored: list[bytes] = []
    asked: dict[str, Questions] = {}
    clock = Clock()
    for source, name, is_package in modules(options.path.resolve(), options.modules):
        clock.book("reading")
        try:
            ast.parse(source.text)
            clock.book("parsing")
            checked, summary = check_first(source, plan.rules, (3, 10), name, is_package=is_package)
        except (SyntaxError, ParseError):
            continue
        clock.book("checking")
        if summary is not None:
            stored.append(dump(summary))
        clock.book("storing")
        asked[source.path] = checked.questions
        del checked, summary
    summaries = [load(one) for one in stored]
    clock.book("reading back")
    link = Link(summaries)
    answers = [link.answers(path, questions) for path, questions in asked.items()]
    clock.book("linking and answering")
    parsing = clock.spent["parsing"]
    for part in ("storing", "reading back", "linking and answering"):
        print(f"{part}: {clock.spent[part] / parsing:.2f}x of parsing")
    print(
        f"{len(stored)} modules, {sum(map(len, stored)) / 1e6:.0f} MB of summaries, {sum(map(bool, answers))} answers"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
