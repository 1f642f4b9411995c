"""Fixes over real code: every file still compiles, all comments are still there, no line outside of the edits differs,
a second run changes nothing.

    python benchmarks/real_code.py DIRECTORY...

Each directory is copied first and stays as it is. All rules are on, and tests are looked at too: once with the safe
fixes only and once with all of them. What is wrong is printed, and the exit code is 1. Nothing is measured here but
what the fixes do.
"""

import argparse
import codecs
import shutil
import sys
import tempfile
import warnings
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from perflint.engine.configuration import Configurations
from perflint.engine.discovery import discover
from perflint.engine.fixing import Fixed
from perflint.engine.run import Run, run
from perflint.findings import Edit
from perflint.fixes.writing import write_source
from perflint.source.comments import comments
from perflint.source.text import SourceText


class Row(NamedTuple):
    """What the fixes did to one directory."""

    name: str
    is_unsafe: bool
    files: int
    changed: int
    fixes: int
    failed: int
    problems: int
    touched: int

    def __str__(self) -> str:
        kind = "all" if self.is_unsafe else "safe"
        numbers = (self.files, self.changed, self.fixes, self.failed, self.problems, self.touched)
        return f"| {self.name} | {kind} | " + " | ".join(f"{number:,}" for number in numbers) + " |"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("directories", nargs="+", type=Path, metavar="DIRECTORY")
    parser.add_argument("--rules", action="store_true", help="count the fixes of each rule too")
    options = parser.parse_args()
    rows, rules = [], Counter[str]()
    print("| corpus | fixes | files | changed | applied | failed | problems | lines touched |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for directory in options.directories:
        for is_unsafe in (False, True):
            row, counted = _tried(directory, is_unsafe)
            print(row, flush=True)
            rows.append(row)
            if is_unsafe:
                rules += counted
    if options.rules:
        print(", ".join(f"{code} {number}" for code, number in sorted(rules.items())))
    return int(any(row.problems or row.failed for row in rows))


def _tried(directory: Path, is_unsafe: bool) -> tuple[Row, Counter[str]]:
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / directory.name
        shutil.copytree(directory, copy, ignore=shutil.ignore_patterns("__pycache__", "site-packages"), symlinks=True)
        first = _fixed(copy, is_unsafe)
        problems = [problem for one in first.fixed for problem in _problems(one)]
        problems += [f"{one.path}:{one.line}: {one.rule}: {one.message}" for one in first.internal_errors]
        touched = 0
        for one in first.fixed:
            path = Path(one.before.path)
            old = _lines_of(path, one.before)
            write_source(one.before, one.after)
            expected, lines = _spliced(old, one.rounds)
            touched += lines
            if "".join(_lines_of(path, one.before)) != "".join(expected):
                problems.append(f"{path}: a line differs that no edit is about")
        problems += [
            f"{finding.path}:{finding.range.line}: {finding.code}: again"
            for one in _fixed(copy, is_unsafe).fixed
            for finding in one.applied
        ]
        for problem in problems:
            print(problem.removeprefix(temporary), file=sys.stderr)
        applied = [finding for one in first.fixed for finding in one.applied]
        changed = sum(bool(one.applied) for one in first.fixed)
        failed = [finding for one in first.fixed for finding in one.failed]
        for finding in failed:
            print(
                f"{finding.path.removeprefix(temporary)}:{finding.range.line}: {finding.code}: failed", file=sys.stderr
            )
        row = Row(directory.name, is_unsafe, first.files, changed, len(applied), len(failed), len(problems), touched)
        return row, Counter(finding.code for finding in applied)


def _fixed(directory: Path, is_unsafe: bool) -> Run:
    overrides = {
        "select": ["ALL"],
        "unsafe_fixes": is_unsafe,
        "include_tests": True,
        "ruff_overlap": "report",
        "astroid": False,
    }
    return run(discover([str(directory)], Configurations(isolated=True, overrides=overrides)).files, fixing=True)


def _lines_of(path: Path, source: SourceText) -> list[str]:
    """The lines of the file on the disk, with their ends, behind its byte order mark."""
    data = path.read_bytes().removeprefix(codecs.BOM_UTF8 if source.has_bom else b"")
    return data.decode(source.encoding).splitlines(keepends=True)


def _spliced(lines: list[str], rounds: Iterable[tuple[Edit, ...]]) -> tuple[list[str], int]:
    """The lines after the edits, put in line by line, and how many of them an edit has touched."""
    touched = 0
    for edits in rounds:
        for edit in reversed(edits):
            starts = [0, *accumulate(map(len, lines))]
            first, last = (max(0, bisect_right(starts, offset) - 1) for offset in (edit.start, edit.end))
            around = "".join(lines[first : last + 1])
            begin, end = edit.start - starts[first], edit.end - starts[first]
            lines[first : last + 1] = (around[:begin] + edit.text + around[end:]).splitlines(keepends=True)
            touched += last + 1 - first if edit.end > edit.start else 0
    return lines, touched


def _problems(fixed: Fixed) -> Iterator[str]:
    path = fixed.before.path
    if _compiles(fixed.before) and not _compiles(fixed.after):
        yield f"{path}: does not compile any more"
    lost = Counter(one.text for one in comments(fixed.before)) - Counter(one.text for one in comments(fixed.after))
    yield from (f"{path}: comment lost: {text}" for text in lost)


def _compiles(source: SourceText) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source.text, source.path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
