"""Which configuration governs a file, and what the command line changes."""

import os
from pathlib import Path
from typing import Any

import pytest

from perflint.engine.configuration import ConfigurationError, Configurations
from perflint.engine.ruff_selection import RuffSelection
from perflint.engine.settings import DEFAULT_EXCLUDE, Settings
from perflint.engine.surroundings import Surroundings

ALL_OPTIONS = """\
select = ["PRF1", "unused-suppression"]
ignore = ["PRF000"]
extend-select = ["ALL"]
exclude = ["a"]
extend-exclude = ["b"]
force-exclude = true
respect-gitignore = false
target-version = "py312"
output-format = "concise"
ruff-overlap = "report"

[per-file-ignores]
"tests/*" = ["PRF0"]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def load(start: str, **arguments: Any) -> Settings:
    configurations = Configurations(**arguments)
    return configurations.for_directory(start) if os.path.isdir(start) else configurations.for_file(start)


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return str(path)


def test_every_option_is_read(project: Path) -> None:
    path = write(project / "perflint.toml", ALL_OPTIONS)
    assert load(str(project)) == Settings(
        select=("PRF1", "unused-suppression"),
        ignore=("PRF000",),
        extend_select=("ALL",),
        per_file_ignores=(("tests/*", ("PRF0",)),),
        exclude=("a",),
        extend_exclude=("b",),
        force_exclude=True,
        respect_gitignore=False,
        target_version=(3, 12),
        output_format="concise",
        ruff_overlap="report",
        root=str(project),
        configuration_file=path,
    )


def test_without_a_configuration_there_are_defaults(project: Path) -> None:
    assert load(str(project / "src")) == Settings(root=str(project))
    assert load("src/a.py") == Settings(root=str(project))


def test_a_pyproject_configures_in_its_table(project: Path) -> None:
    path = write(project / "pyproject.toml", '[tool.perflint]\nignore = ["PRF1"]\n')
    settings = load(str(project / "src" / "a.py"))
    assert (settings.ignore, settings.root, settings.configuration_file) == (("PRF1",), str(project), path)


def test_the_nearest_configuration_governs_alone(project: Path) -> None:
    write(project / "perflint.toml", 'ignore = ["PRF1"]\nselect = ["PRF0"]')
    write(project / "sub" / "pyproject.toml", '[tool.perflint]\nignore = ["PRF2"]')
    settings = load(str(project / "sub" / "deep"))
    assert (settings.ignore, settings.select, settings.root) == (("PRF2",), ("DEFAULT",), str(project / "sub"))


def test_a_pyproject_without_the_table_does_not_stop_the_search(project: Path) -> None:
    write(project / "perflint.toml", 'ignore = ["PRF1"]')
    write(project / "sub" / "pyproject.toml", '[project]\nname = "x"\n[tool.other]\nselect = ["x"]')
    assert load(str(project / "sub")).ignore == ("PRF1",)


def test_an_empty_table_is_a_configuration(project: Path) -> None:
    write(project / "perflint.toml", 'ignore = ["PRF1"]')
    write(project / "sub" / "pyproject.toml", "[tool.perflint]")
    assert load(str(project / "sub")).ignore == ()


def test_in_one_directory_the_hidden_file_goes_first_and_the_pyproject_last(project: Path) -> None:
    write(project / "pyproject.toml", '[tool.perflint]\nignore = ["PRF1"]')
    assert load(str(project)).ignore == ("PRF1",)
    write(project / "perflint.toml", 'ignore = ["PRF2"]')
    assert load(str(project)).ignore == ("PRF2",)
    write(project / ".perflint.toml", 'ignore = ["PRF3"]')
    assert load(str(project)).ignore == ("PRF3",)


def test_directories_that_share_a_configuration_share_the_settings(project: Path) -> None:
    write(project / "perflint.toml", 'ignore = ["PRF1"]')
    write(project / "own" / "perflint.toml", "")
    configurations = Configurations()
    assert configurations.for_file("a/b/c.py") is configurations.for_file("a.py")
    assert configurations.for_directory(str(project)) is configurations.for_directory("x")
    assert configurations.for_file("own/a.py") is not configurations.for_file("a.py")


def test_every_directory_is_looked_at_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def look_around(directory: str, above: Surroundings) -> Surroundings:
        looked_at.append(directory)
        return above

    monkeypatch.setattr("perflint.engine.configuration.look_around", look_around)
    configurations = Configurations()
    for path in ("a/b/x.py", "a/b/y.py", "a/z.py", "c/x.py", "x.py"):
        configurations.for_file(path)
    assert len(looked_at) == len(set(looked_at))
    assert looked_at[-4:] == [str(project), str(project / "a"), str(project / "a" / "b"), str(project / "c")]


def test_a_deep_directory_is_no_problem(project: Path) -> None:
    write(project / "perflint.toml", 'ignore = ["PRF1"]')
    assert load(str(project) + "/d" * 1500 + "/a.py").ignore == ("PRF1",)


def test_isolated_reads_nothing(project: Path) -> None:
    write(project / "perflint.toml", "broken")
    write(project / "pyproject.toml", '[project]\nrequires-python = ">=3.12"\n[tool.ruff.lint]\nselect = ["ALL"]')
    assert load(str(project), isolated=True) == Settings(root=str(project))


def test_a_file_can_be_named_and_its_patterns_are_relative_to_the_current_directory(project: Path) -> None:
    write(project / "perflint.toml", 'ignore = ["PRF1"]')
    path = write(project / "elsewhere" / "strict.toml", 'ignore = ["PRF2"]\nexclude = ["gen/*"]')
    settings = load("a.py", config=["elsewhere/strict.toml"])
    assert (settings.ignore, settings.root, settings.configuration_file) == (("PRF2",), str(project), path)


def test_a_pyproject_can_be_named(project: Path) -> None:
    path = write(project / "elsewhere" / "pyproject.toml", '[tool.perflint]\nignore = ["PRF2"]')
    assert load("a.py", config=[path]).ignore == ("PRF2",)


def test_pieces_of_toml_win_over_the_file_and_the_last_one_over_the_others(project: Path) -> None:
    write(project / "perflint.toml", 'ignore = ["PRF1"]\nselect = ["PRF0"]')
    pieces = ['ignore = ["PRF2"]', "force-exclude=true", 'ignore=["PRF3"]']
    settings = Configurations(config=pieces).for_file("a.py")
    assert (settings.ignore, settings.select, settings.force_exclude) == (("PRF3",), ("PRF0",), True)
    assert Configurations(config=pieces, isolated=True).for_file("a.py").ignore == ("PRF3",)


def test_patterns_of_the_command_line_are_relative_to_the_current_directory(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project / "perflint.toml", 'extend-exclude = ["x/y"]')
    (project / "sub").mkdir()
    monkeypatch.chdir(project / "sub")
    flags = {"extend_exclude": ["a/b.py", "gen"], "per_file_ignores": {"a/*": ["PRF1"], "!b/*": ["PRF2"]}}
    settings = Configurations(overrides=flags).for_file("a.py")
    assert settings.extend_exclude == ("x/y", f"{project}/sub/a/b.py", "gen")
    assert settings.per_file_ignores == ((f"{project}/sub/a/*", ("PRF1",)), (f"!{project}/sub/b/*", ("PRF2",)))
    assert Configurations(config=['exclude = ["a/*"]']).for_file("a.py").exclude == (f"{project}/sub/a/*",)


def test_flags_win_over_files_and_pieces(project: Path) -> None:
    write(project / "perflint.toml", 'output-format = "json"\ntarget-version = "py310"\nrespect-gitignore = true')
    flags = {"output_format": "grouped", "target_version": "py313", "respect_gitignore": False, "force_exclude": None}
    settings = Configurations(config=['output-format = "concise"'], overrides=flags).for_file("a.py")
    assert (settings.output_format, settings.target_version) == ("grouped", (3, 13))
    assert (settings.respect_gitignore, settings.force_exclude) == (False, False)


def test_select_on_the_command_line_starts_afresh(project: Path) -> None:
    write(project / "perflint.toml", 'select = ["PRF1"]\nextend-select = ["PRF2"]\nignore = ["PRF3"]')
    flags: dict[str, object] = {"select": ["PRF4"]}
    settings = Configurations(overrides=flags).for_file("a.py")
    assert (settings.select, settings.extend_select, settings.ignore) == (("PRF4",), (), ())
    settings = Configurations(overrides=flags | {"extend_select": ["PRF5"], "ignore": ["PRF6"]}).for_file("a.py")
    assert (settings.select, settings.extend_select, settings.ignore) == (("PRF4",), ("PRF5",), ("PRF6",))
    assert (settings.overriding_select, settings.overriding_ignore) == ((), ())


def test_without_select_the_command_line_adds_to_the_file(project: Path) -> None:
    write(project / "perflint.toml", 'select = ["PRF1"]\nextend-select = ["PRF2"]\nignore = ["PRF3"]')
    settings = Configurations(overrides={"extend_select": ["PRF5"], "ignore": ["PRF6"]}).for_file("a.py")
    assert (settings.select, settings.extend_select, settings.ignore) == (("PRF1",), ("PRF2",), ("PRF3",))
    assert (settings.overriding_select, settings.overriding_ignore) == (("PRF5",), ("PRF6",))


def test_exclude_replaces_the_default_and_extend_exclude_adds(project: Path) -> None:
    assert Configurations(overrides={"exclude": ["a"]}).for_file("a.py").exclude == ("a",)
    write(project / "perflint.toml", 'extend-exclude = ["a"]')
    settings = Configurations(overrides={"extend_exclude": ["b"]}).for_file("a.py")
    assert (settings.exclude, settings.extend_exclude) == (DEFAULT_EXCLUDE, ("a", "b"))


@pytest.mark.parametrize(
    "pyproject",
    [
        '[project]\nrequires-python = ">=3.12"',
        '[tool.perflint]\n[project]\nrequires-python = ">=3.12"',
        '[tool.poetry.dependencies]\npython = "^3.12"',
        '[project]\nname = "x"\n[tool.poetry.dependencies]\npython = "^3.12"',
    ],
)
def test_the_target_version_follows_requires_python(project: Path, pyproject: str) -> None:
    write(project / "pyproject.toml", pyproject)
    assert load(str(project / "src")).target_version == (3, 12)
    assert load(str(project / "src"), config=['target-version = "py311"']).target_version == (3, 11)


def test_the_nearest_requires_python_counts(project: Path) -> None:
    write(project / "pyproject.toml", '[project]\nrequires-python = ">=3.12"')
    write(project / "a" / "perflint.toml", "")
    write(project / "b" / "pyproject.toml", '[project]\nrequires-python = ">=3.8"')
    write(project / "c" / "pyproject.toml", '[project]\nrequires-python = 3\n[tool]\npoetry = "x"')
    write(project / "d" / "pyproject.toml", "project = 3")
    configurations = Configurations()
    assert [configurations.for_directory(name).target_version for name in "abcd"] == [(3, 12), (3, 8), (3, 12), (3, 12)]


def test_the_nearest_configuration_of_ruff_counts(project: Path) -> None:
    write(project / "pyproject.toml", '[tool.perflint]\n[tool.ruff.lint]\nselect = ["PERF"]')
    write(project / "a" / "ruff.toml", 'lint.select = ["FURB"]')
    write(project / "a" / "b" / ".ruff.toml", 'select = ["C4"]')
    write(project / "c" / "pyproject.toml", '[project]\nname = "c"')
    write(project / "d" / "ruff.toml", "broken")
    configurations = Configurations()
    found = [configurations.for_directory(name).ruff for name in (".", "a", "a/b", "c", "d")]
    assert found == [
        RuffSelection(("PERF",)),
        RuffSelection(("FURB",)),
        RuffSelection(("C4",)),
        RuffSelection(("PERF",)),
        RuffSelection(),
    ]


def test_a_broken_pyproject_that_does_not_mention_perflint_is_passed_over(project: Path) -> None:
    write(project / "perflint.toml", 'ignore = ["PRF1"]')
    write(project / "sub" / "pyproject.toml", "[project\nname=")
    (project / "other").mkdir()
    (project / "other" / "pyproject.toml").write_bytes(b"[project]\nname = '\xff'")
    assert load(str(project / "sub")).ignore == load(str(project / "other")).ignore == ("PRF1",)


def test_a_broken_configuration_above_the_nearest_one_does_not_matter(project: Path) -> None:
    write(project / "perflint.toml", "broken")
    write(project / "sub" / "perflint.toml", 'ignore = ["PRF1"]')
    assert load(str(project / "sub")).ignore == ("PRF1",)
    with pytest.raises(ConfigurationError):
        load(str(project))


def test_a_byte_order_mark_is_no_problem(project: Path) -> None:
    (project / "perflint.toml").write_bytes(b'\xef\xbb\xbfignore = ["PRF1"]')
    assert load(str(project)).ignore == ("PRF1",)


def test_a_directory_called_like_a_configuration_is_none(project: Path) -> None:
    (project / "pyproject.toml").mkdir()
    (project / "perflint.toml").mkdir()
    assert load(os.curdir) == Settings(root=str(project))
