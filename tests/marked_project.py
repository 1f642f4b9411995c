"""A small project: its files as people write them, and in their comments the findings that are expected.

`# expect: PRF504` stands on the line where a finding starts, as in the fixtures of the rules. A line above it,
`# chain: shop/orders.py:12, shop/database.py:7`, gives the calls that lead from there to the one that blocks, the last
one included: the related places of the finding, in order. `# impact: high, shop/views.py:12` gives its impact and, if
others make it so, the calls that lead to it from there: its last related places. `# silent: why` stands where a quick
look would find something. All but the last are taken off before the check.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from perflint.engine.configuration import Configurations
from perflint.engine.discovery import Discovery, discover
from perflint.findings import Finding
from tests.fixture import OLDEST, read_fixture

_CHAIN = re.compile(r"^[ \t]*# chain: (?P<places>[\w./-]+\.py:\d+(?:, [\w./-]+\.py:\d+)*)$")
_IMPACT = re.compile(r"^[ \t]*# impact: (?P<impact>high|medium|low)(?P<places>(?:, [\w./-]+\.py:\d+)*)$")
_SILENT = re.compile(r"# silent: \w")


class Place(NamedTuple):
    """Where a finding of this code starts; `path` is relative to the project, with slashes."""

    path: str
    line: int
    code: str


Chain = tuple[str, ...]
"""Related places, as `path:line`."""


class Marked(NamedTuple):
    """The impact of a finding, and the calls that make it hot."""

    impact: str
    calls: Chain = ()


class MarkedProject(NamedTuple):
    """The files by their paths, without markers, and what these said. `silent` is the number of lookalikes."""

    files: dict[str, str]
    expected: tuple[Place, ...]
    chains: dict[Place, Chain]
    impacts: dict[Place, Marked]
    silent: int

    def write(self, directory: Path) -> None:
        write_files(directory, self.files)

    def codes(self) -> tuple[str, ...]:
        return tuple(sorted({place.code for place in self.expected}))


def read_project(directory: Path) -> MarkedProject:
    """Raises `ValueError` for a marker that is not well formed, or that stands above a line that expects nothing."""
    files: dict[str, str] = {}
    expected: list[Place] = []
    chains: dict[Place, Chain] = {}
    impacts: dict[Place, Marked] = {}
    silent = 0
    for path in sorted(directory.rglob("*.py")):
        name = path.relative_to(directory).as_posix()
        fixture = read_fixture(path)
        expected += (places := [Place(name, line, code) for line, code in fixture.expected(OLDEST)])
        lines = fixture.text.split("\n")
        for line, chain in _chains(name, lines).items():
            chains |= dict.fromkeys(_expected_on(line, places, path), chain)
        for line, marked in _impacts(name, lines).items():
            impacts |= dict.fromkeys(_expected_on(line, places, path), marked)
        silent += len(_SILENT.findall(fixture.text))
        files[name] = "\n".join("" if _CHAIN.match(line) or _IMPACT.match(line) else line for line in lines)
    return MarkedProject(files, tuple(sorted(expected)), chains, impacts, silent)


def _chains(name: str, lines: list[str]) -> dict[int, Chain]:
    """By the number of the line below it, each chain."""
    chains: dict[int, Chain] = {}
    for number, line in enumerate(lines, start=1):
        marker = _CHAIN.match(line)
        if marker is not None:
            chains[number + 1] = tuple(marker["places"].split(", "))
        elif "# chain" in line:
            raise ValueError(f"{name}:{number}: not a marker of a chain: {line.strip()}")
    return chains


def _impacts(name: str, lines: list[str]) -> dict[int, Marked]:
    """By the number of the line below it, each impact."""
    impacts: dict[int, Marked] = {}
    for number, line in enumerate(lines, start=1):
        marker = _IMPACT.match(line)
        if marker is not None:
            impacts[number + 1] = Marked(marker["impact"], tuple(filter(None, marker["places"].split(", "))))
        elif "# impact" in line:
            raise ValueError(f"{name}:{number}: not a marker of an impact: {line.strip()}")
    return impacts


def _expected_on(line: int, places: Iterable[Place], path: Path) -> list[Place]:
    found = [place for place in places if place.line == line]
    if not found:
        raise ValueError(f"{path}:{line}: a marker above, but no finding is expected")
    return found


def write_files(directory: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def discovered(directory: str, codes: Iterable[str]) -> Discovery:
    """The files below a directory, to be checked with the default rules and those of the codes."""
    return discover([directory], Configurations(isolated=True, overrides={"extend_select": list(codes)}))


def places(findings: Iterable[Finding], root: Path) -> tuple[Place, ...]:
    return tuple(sorted(Place(_relative(one.path, root), one.range.line, one.code) for one in findings))


def chains(findings: Iterable[Finding], root: Path) -> dict[Place, Chain]:
    """The related places of each finding. One without a path is in the file of its finding."""
    return {
        Place(_relative(one.path, root), one.range.line, one.code): tuple(
            f"{_relative(related.path or one.path, root)}:{related.range.line}" for related in one.related
        )
        for one in findings
    }


def impacts(findings: Iterable[Finding], root: Path) -> dict[Place, str]:
    return {Place(_relative(one.path, root), one.range.line, one.code): str(one.impact) for one in findings}


def _relative(path: str, root: Path) -> str:
    return Path(path).resolve().relative_to(root.resolve()).as_posix()
