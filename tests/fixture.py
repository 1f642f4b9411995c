"""The fixture of a rule: code as people write it, and on its lines the findings that are expected.

`# expect: PRF102` stands on the line where a finding starts, `# expect: PRF102, PRF102` where two do, and
`# expect[>=3.12]: PRF102` where the target version decides. `# expect: PRF102 safe` says how far its fix may be
trusted; where nothing is said there is no fix. The markers are taken off before the check.

Below the line `# fixed` stands what the fixes make of it, safe or not: the statements at top level that are different.
"""

import ast
import operator
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from perflint.engine.check import check_source
from perflint.rules import Rule
from perflint.source.text import SourceText

FIXTURES = Path(__file__).parent / "fixtures"
OLDEST, NEWEST = (3, 10), (3, 14)
"""Target versions under which every fixture is checked, besides those that its markers name."""

Version = tuple[int, int]
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

_CODE = r"[A-Z]{3}\d{3}(?: (?:safe|unsafe|display-only))?"
_MARKER = re.compile(
    rf"[ \t]*# expect(?:\[(?P<sign><|<=|>=|>|==)3\.(?P<minor>\d+)\])?: (?P<codes>{_CODE}(?:, {_CODE})*)$"
)
_FIXED = "# fixed"
_SIGNS = {"<": operator.lt, "<=": operator.le, ">=": operator.ge, ">": operator.gt, "==": operator.eq}


class Expectation(NamedTuple):
    """Findings that start on a line, if the target version has this relation to `version`.

    `trusted` says of each how far its fix may be trusted; empty: there is none.
    """

    line: int
    codes: tuple[str, ...]
    trusted: tuple[str, ...]
    sign: str
    version: Version

    def holds(self, target: Version) -> bool:
        return bool(_SIGNS[self.sign](target, self.version))


class Fixture(NamedTuple):
    """The code without its markers, and what they said."""

    path: Path
    text: str
    expectations: tuple[Expectation, ...]
    fixed: str

    def targets(self) -> list[Version]:
        """The target versions that can make a difference."""
        named = [expectation.version for expectation in self.expectations]
        around = {(3, minor + step) for _, minor in named for step in (-1, 0, 1)}
        return sorted(version for version in {OLDEST, NEWEST, *around} if version >= OLDEST)

    def expected_with_fixes(self, target: Version) -> list[tuple[int, str, str]]:
        """Line and code of the findings that must be there, in order, and how far their fixes may be trusted."""
        return [
            (one.line, code, trust)
            for one in self.expectations
            if one.holds(target)
            for code, trust in zip(one.codes, one.trusted, strict=True)
        ]

    def expected(self, target: Version) -> list[tuple[int, str]]:
        """Line and code of the findings that must be there, in order."""
        return [(line, code) for line, code, _ in self.expected_with_fixes(target)]

    def definitions(self) -> list[Definition]:
        """The functions and classes at top level."""
        return [node for node in ast.parse(self.text).body if isinstance(node, Definition)]

    def fires(self, definition: Definition) -> bool:
        """True if a finding is expected in it, under whatever version."""
        last = definition.end_lineno or definition.lineno
        return any(first_line(definition) <= one.line <= last for one in self.expectations)


def first_line(definition: Definition) -> int:
    """The line on which the definition starts, decorators included."""
    return min([definition.lineno, *(decorator.lineno for decorator in definition.decorator_list)])


def fixture_path(rule: type[Rule]) -> Path:
    return FIXTURES / rule.family() / f"{rule.rule_name().replace('-', '_')}.py"


def read_fixture(path: Path) -> Fixture:
    """Raises `ValueError` for a marker that is not well formed."""
    lines, expectations = [], []
    text, _, fixed = path.read_text(encoding="utf-8").partition(f"\n{_FIXED}\n")
    for number, line in enumerate(text.split("\n"), start=1):
        marker = _MARKER.search(line)
        if marker is not None:
            version = (3, int(marker["minor"])) if marker["minor"] else OLDEST
            codes, _, trusted = zip(*(one.partition(" ") for one in marker["codes"].split(", ")), strict=True)
            expectations.append(Expectation(number, codes, trusted, marker["sign"] or ">=", version))
        elif "# expect" in line:
            raise ValueError(f"{path}:{number}: not a marker of an expectation: {line.strip()}")
        lines.append(_MARKER.sub("", line))
    return Fixture(path, "\n".join(lines), tuple(expectations), fixed)


def findings_in(text: str, *rules: type[Rule], target: Version = NEWEST) -> list[tuple[int, str]]:
    """Line and code of what the rules find in the text. Raises `AssertionError` if a rule fails on it."""
    return [(line, code) for line, code, _ in _found_with_fixes(text, *rules, target=target)]


def _found_with_fixes(text: str, *rules: type[Rule], target: Version) -> list[tuple[int, str, str]]:
    checked = check_source(SourceText("example.py", text), rules, target)
    assert not checked.errors, checked.errors[0].traceback
    return [(one.range.line, one.code, one.fix.applicability.value if one.fix else "") for one in checked.findings]


def differences(rule: type[Rule], fixture: Fixture) -> Iterator[str]:
    """What the rule finds and the fixture doesn't expect, and the reverse, for each target version that matters."""
    for target in fixture.targets():
        if target >= rule.since:
            found, expected = _found_with_fixes(fixture.text, rule, target=target), fixture.expected_with_fixes(target)
            if found != expected:
                yield f"target {target[0]}.{target[1]}: found {found}, expected {expected}"
