"""Small realistic projects, checked as a user checks them: what is found across files, and what is not."""

import os
import random
from pathlib import Path

import pytest

from perflint.engine.run import Run, run
from tests.marked_project import MarkedProject, chains, discovered, impacts, places, read_project

PROJECTS = {path.name: read_project(path) for path in sorted((Path(__file__).parent / "projects").iterdir())}
CODES = sorted({code for project in PROJECTS.values() for code in project.codes()})
CHAINED = {"PRF215", "PRF504", "PRF505", "PRF506", "PRF507"}

projects = pytest.mark.parametrize("project", PROJECTS.values(), ids=PROJECTS)


def _checked(directory: str) -> Run:
    checked = run(discovered(directory, CODES).files)
    assert checked.internal_errors == ()
    return checked


@projects
def test_findings_are_the_expected_ones(project: MarkedProject, tmp_path: Path) -> None:
    project.write(tmp_path)
    checked = _checked(str(tmp_path))
    assert places(checked.findings, tmp_path) == project.expected
    assert checked.files == len(project.files)


@projects
def test_a_finding_carries_the_calls_that_lead_to_its_cause(project: MarkedProject, tmp_path: Path) -> None:
    project.write(tmp_path)
    found = chains(_checked(str(tmp_path)).findings, tmp_path)
    assert {place: found.get(place) for place in project.chains} == project.chains


@projects
def test_a_finding_has_the_impact_that_its_callers_give_it(project: MarkedProject, tmp_path: Path) -> None:
    project.write(tmp_path)
    findings = _checked(str(tmp_path)).findings
    found, related = impacts(findings, tmp_path), chains(findings, tmp_path)
    assert {place: found.get(place) for place in project.impacts} == {
        place: marked.impact for place, marked in project.impacts.items()
    }
    for place, (_, calls) in project.impacts.items():
        elsewhere = related[place][len(related[place]) - len(calls) :]
        assert elsewhere == calls
        assert calls or related[place] == tuple(one for one in related[place] if one.startswith(f"{place.path}:"))


@projects
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_files_does_not_matter(project: MarkedProject, seed: int, tmp_path: Path) -> None:
    project.write(tmp_path)
    files = list(discovered(str(tmp_path), CODES).files)
    in_order = run(files)
    random.Random(seed).shuffle(files)
    assert run(files) == in_order


@projects
@pytest.mark.parametrize(("inside", "argument"), [(".", "."), ("..", "project"), ("../elsewhere", "../project")])
def test_the_current_directory_does_not_matter(
    project: MarkedProject, inside: str, argument: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "project"
    project.write(root)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(os.path.normpath(root / inside))
    findings = _checked(argument).findings
    assert places(findings, root) == project.expected
    assert {
        place: chain for place, chain in chains(findings, root).items() if place in project.chains
    } == project.chains


@projects
def test_there_are_as_many_lookalikes_as_findings(project: MarkedProject) -> None:
    assert project.silent >= len(project.expected) > 0


@projects
def test_chains_are_told_and_lead_to_code(project: MarkedProject) -> None:
    assert [place for place in project.expected if place.code in CHAINED] == sorted(project.chains)
    for chain in project.chains.values():
        for path, _, line in [place.rpartition(":") for place in chain]:
            code = project.files[path].split("\n")[int(line) - 1]
            assert "(" in code or " in " in code, f"{path}:{line} calls nothing, and goes through nothing"
