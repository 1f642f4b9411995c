"""The test suites of real packages, before and after `perflint --fix`.

    python benchmarks/suites.py [PACKAGE...] [--directory DIR] [--install]

Each package is downloaded as a source distribution of a pinned version, with its tests, and gets a virtual environment
of its own. Its tests run three times: on the code as it came, after `perflint --fix`, and, on a fresh copy, after
`perflint --fix --unsafe-fixes`; all rules are selected, and no test is changed. What passed at first has to pass again:
of a test that does not, the baseline is run once more, so that those that pass only now and then don't count. The exit
code is 1 if a test fails after safe fixes, or after unsafe ones and nobody has explained here why.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "real-test-suites.md"
LONGEST_RUN = 900
"""Seconds after which a test suite is taken to hang."""

Explained = Mapping[str, str]


class Suite(NamedTuple):
    """A package and its tests; `explained` says of a test why an unsafe fix makes it fail.

    `code` is the package's directory in its source distribution, `tests` is what pytest gets, `needs` is what they
    import besides the package and what that needs itself.
    """

    name: str
    version: str
    code: str
    tests: tuple[str, ...]
    needs: tuple[str, ...] = ()
    explained: Explained = MappingProxyType({})


_SYMPY = (
    "combinatorics/tests/test_coset_table.py",
    "core/tests/test_numbers.py",
    "logic",
    "ntheory/tests/test_factor_.py",
    "parsing",
    "physics/continuum_mechanics",
    "physics/mechanics/tests/test_system.py",
    "physics/quantum",
    "physics/vector",
    "polys/tests/test_fields.py",
    "polys/tests/test_polyroots.py",
    "polys/tests/test_rings.py",
    "printing/tests/test_c.py",
    "sets/tests/test_fancysets.py",
    "stats/tests/test_finite_rv.py",
    "tensor/tests/test_tensor.py",
)
"""The tests of what has something to fix, as far as they don't take long."""

_RDFLIB = (
    *("test/test_graph", "test/test_parsers", "test/test_sparql", "test/test_util.py"),
    "--ignore=test/test_parsers/test_swap_n3.py",  # Its tests are numbered in another order on every run.
)

SUITES = (
    Suite("babel", "2.18.0", "babel", ("tests",), ("freezegun", "pytz")),
    Suite("beautifulsoup4", "4.15.0", "bs4", ("bs4/tests",), ("html5lib", "lxml")),
    Suite("click", "8.5.1", "src/click", ("tests",)),
    Suite("docutils", "0.23", "docutils", ("test",)),
    Suite("fonttools", "4.68.0", "Lib/fontTools", ("Tests",)),
    Suite("jinja2", "3.1.6", "src/jinja2", ("tests",), ("trio",)),
    Suite("markdown", "3.11.3", "markdown", ("tests", "--continue-on-collection-errors"), ("pyyaml",)),
    Suite("networkx", "3.6.1", "networkx", ("networkx/algorithms", "networkx/classes", "networkx/readwrite")),
    Suite("pygments", "2.21.0", "pygments", ("tests",), ("wcag-contrast-ratio",)),
    Suite("pyparsing", "3.3.3", "pyparsing", ("tests",), ("jinja2", "railroad-diagrams")),
    Suite("rdflib", "7.6.0", "rdflib", _RDFLIB),
    Suite("sqlglot", "30.30.0", "sqlglot", ("tests",), ("duckdb", "pandas", "python-dateutil", "pytz")),
    Suite("sympy", "1.14.0", "sympy", tuple(f"sympy/{part}" for part in _SYMPY), ("hypothesis",)),
)


class Fixes(NamedTuple):
    """What perflint has fixed: how often each rule, and what did not work out."""

    by_rule: dict[str, int]
    failed: tuple[str, ...]

    def __str__(self) -> str:
        return f"{sum(self.by_rule.values()):,}"


class Outcome(NamedTuple):
    """How many tests passed at first; then for safe fixes and for all of them: what they were, and which tests fail."""

    suite: Suite
    passed: int
    safe: Fixes
    lost_to_safe: tuple[str, ...]
    all: Fixes
    lost_to_all: tuple[str, ...]

    def is_good(self) -> bool:
        return not self.lost_to_safe and all(test in self.suite.explained for test in self.lost_to_all)


class Bench:
    """One package with its copies and its virtual environment, in a directory that may be used again."""

    def __init__(self, suite: Suite, directory: Path) -> None:
        self._suite = suite
        self._directory = directory / f"{suite.name}-{suite.version}"
        self._python = self._directory / "venv" / "bin" / "python"
        self._original = self._unpacked(directory / "downloads")

    def outcome(self) -> Outcome:
        self._install()
        passed = self._passed(self._original)
        safe, lost_to_safe = self._after("safe", passed)
        everything, lost_to_all = self._after("unsafe", passed, "--unsafe-fixes")
        if lost_to_safe or lost_to_all:
            stable = self._passed(self._original)
            lost_to_safe, lost_to_all = lost_to_safe & stable, lost_to_all & stable
        return Outcome(
            self._suite, len(passed), safe, tuple(sorted(lost_to_safe)), everything, tuple(sorted(lost_to_all))
        )

    def _after(self, name: str, passed: set[str], *options: str) -> tuple[Fixes, set[str]]:
        """What is fixed in a fresh copy, and which tests don't pass any more."""
        copy = self._directory / name
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self._original, copy, symlinks=True)
        fixes = fix(copy / self._suite.code, *options)
        return fixes, passed - self._passed(copy)

    def _unpacked(self, downloads: Path) -> Path:
        target = self._directory / "original"
        if not target.is_dir():
            # Unpacked aside and then renamed, so that what is interrupted is not taken for the package.
            partial = self._directory / "partial"
            shutil.rmtree(partial, ignore_errors=True)
            with tarfile.open(self._downloaded(downloads / self._directory.name)) as archive:
                archive.extractall(partial, filter="data")
            next(partial.iterdir()).rename(target)
        return target

    def _downloaded(self, downloads: Path) -> Path:
        """The source distribution. Raises `subprocess.CalledProcessError` if there is none."""
        name, pinned = self._suite.name, f"{self._suite.name}=={self._suite.version}"
        if not downloads.is_dir():
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
            subprocess.run([*pip, "--no-binary", name, "--dest", str(downloads), pinned], check=True)
        return next(path for path in sorted(downloads.iterdir()) if path.name.endswith(".tar.gz"))

    def _install(self) -> None:
        """A virtual environment with what the package and its tests need; the package itself is there as well, for its
        metadata, but what is imported is the copy."""
        done = self._directory / "installed"
        if done.is_file():
            return
        venv.create(self._directory / "venv", clear=True, with_pip=True)
        pip = [str(self._python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "pytest", *self._suite.needs, str(self._original)], check=True)
        done.touch()

    def _passed(self, copy: Path) -> set[str]:
        """The tests that pass in a copy, by module and name."""
        report = self._directory / "report.xml"
        report.unlink(missing_ok=True)
        environment = os.environ | {
            "PYTHONPATH": str((copy / self._suite.code).parent),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        pytest = [str(self._python), "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        command = [*pytest, "--junitxml", str(report), *self._suite.tests]
        subprocess.run(command, cwd=copy, env=environment, stdout=subprocess.DEVNULL, check=False, timeout=LONGEST_RUN)
        passed = set(_passed_in(report))
        if not passed:
            raise RuntimeError(f"no test of {self._suite.name} passes: {' '.join(command)}")
        return passed


def _passed_in(report: Path) -> Iterator[str]:
    for test in ElementTree.parse(report).iter("testcase"):
        if not any(child.tag in ("error", "failure", "skipped") for child in test):
            yield f"{test.get('classname')}::{test.get('name')}"


def fix(code: Path, *options: str) -> Fixes:
    """Have perflint fix what it finds in a directory. Raises `subprocess.CalledProcessError` if that goes wrong."""
    perflint = [sys.executable, "-m", "perflint", "check", "--isolated", "--select", "ALL", "--exit-zero"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*perflint, "--fix", "--show-fixes", *options, str(code)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    by_rule: dict[str, int] = {}
    for number, rule in re.findall(r"^ +(\d+) x PRF\d+ (\S+)$", done.stdout, re.MULTILINE):
        by_rule[rule] = by_rule.get(rule, 0) + int(number)
    return Fixes(by_rule, tuple(line for line in done.stderr.splitlines() if "did not work out" in line))


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The outcomes as Markdown."""
    yield "| package | version | tests passed | safe fixes | then fail | with unsafe fixes | then fail |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for one in outcomes:
        numbers = f"{one.passed:,} | {one.safe} | {len(one.lost_to_safe)} | {one.all} | {len(one.lost_to_all)}"
        yield f"| {one.suite.name} | {one.suite.version} | {numbers} |"
    passed = sum(one.passed for one in outcomes)
    safe, everything = (sum(sum(fixes.by_rule.values()) for fixes in column) for column in _columns(outcomes))
    lost_to_safe = sum(len(one.lost_to_safe) for one in outcomes)
    lost_to_all = sum(len(one.lost_to_all) for one in outcomes)
    yield f"| all | | {passed:,} | {safe:,} | {lost_to_safe} | {everything:,} | {lost_to_all} |"


def _columns(outcomes: Sequence[Outcome]) -> tuple[list[Fixes], list[Fixes]]:
    return [one.safe for one in outcomes], [one.all for one in outcomes]


def rules_table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How often the fix of each rule was applied, as Markdown."""
    columns = _columns(outcomes)
    rules = sorted({rule for column in columns for fixes in column for rule in fixes.by_rule})
    yield "| rule | safe fixes | with unsafe fixes |"
    yield "| --- | ---: | ---: |"
    for rule in rules:
        safe, everything = (sum(fixes.by_rule.get(rule, 0) for fixes in column) for column in columns)
        yield f"| {rule} | {safe:,} | {everything:,} |"


def differences(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The tests that fail after fixes, each with what is known of it, as Markdown."""
    for one in outcomes:
        for test in one.lost_to_safe:
            yield f"- {one.suite.name}, safe fixes: `{test}`"
        for test in one.lost_to_all:
            yield f"- {one.suite.name}, unsafe fixes: `{test}`: {one.suite.explained.get(test, 'not explained')}"
        for warning in (*one.safe.failed, *one.all.failed):
            yield f"- {one.suite.name}: {warning.partition(one.suite.code)[2] or warning}"


INTRODUCTION = """\
# Real test suites

What the tests of real packages say of perflint's fixes. `python benchmarks/suites.py --install` writes this page: it
runs the tests of each package, applies `perflint --select ALL --fix` to its code, and runs them again; then the same
with `--unsafe-fixes` on a fresh copy. A test that passed and then fails is listed below.
"""


def document(outcomes: Sequence[Outcome]) -> str:
    lost = list(differences(outcomes)) or ["No test that passed fails after the fixes, safe or not."]
    version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    parts = [
        INTRODUCTION,
        f"With {version}:\n",
        *table(outcomes),
        "\n## Differences\n",
        *lost,
        "\n## Fixes by rule\n",
        *rules_table(outcomes),
    ]
    return "\n".join(parts) + "\n"


def run(suites: Sequence[Suite], directory: Path) -> list[Outcome]:
    outcomes = []
    for suite in suites:
        print(f"{suite.name} {suite.version} ...", file=sys.stderr, flush=True)
        outcomes.append(Bench(suite, directory).outcome())
    return outcomes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", help="run these only")
    parser.add_argument(
        "--directory", type=Path, help="keep downloads and environments here (default: a temporary one)"
    )
    parser.add_argument("--install", action="store_true", help=f"write {DOCUMENT.relative_to(ROOT)}")
    options = parser.parse_args()
    unknown = set(options.packages) - {suite.name for suite in SUITES}
    if unknown:
        parser.error(f"not pinned here: {', '.join(sorted(unknown))}")
    suites = [suite for suite in SUITES if not options.packages or suite.name in options.packages]
    with tempfile.TemporaryDirectory() as temporary:
        outcomes = run(suites, (options.directory or Path(temporary)).resolve())
    print("\n".join([*table(outcomes), "", *differences(outcomes), "", *rules_table(outcomes)]))
    if options.install:
        DOCUMENT.write_text(document(outcomes), encoding="utf-8")
    return 0 if all(one.is_good() for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
