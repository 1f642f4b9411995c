"""Which settings hold: flags, configuration files, the environment."""

from pathlib import Path

import pytest

from tests.cli.conftest import QUEUE, SEARCH, Command


@pytest.fixture(autouse=True)
def _second_finding(project: Path) -> None:
    (project / "search.py").write_text(SEARCH)


def codes(perflint: Command, *arguments: str) -> list[str]:
    """The codes found, in the order of the report."""
    out = perflint(*arguments, "-q", "--output-format", "concise").out
    return [line.split(": ")[1].split()[0] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["PRF102", "PRF101"]),
        (("--select", "PRF101"), ["PRF101"]),
        (("--select", "PRF101,PRF102"), ["PRF102", "PRF101"]),
        (("--select", "PRF101", "--select", "list-as-queue"), ["PRF102", "PRF101"]),
        (("--select", " PRF1 , PRF0 "), ["PRF102", "PRF101"]),
        (("--select", "PRF0"), []),
        (("--ignore", "list-as-queue"), ["PRF101"]),
        (("--ignore=PRF1",), []),
        (("--select", "PRF0", "--extend-select", "PRF102"), ["PRF102"]),
        (("--per-file-ignores", "search.py:PRF101"), ["PRF102"]),
        (("--per-file-ignores", "search.py:PRF1,drain.py:PRF101", "--per-file-ignores", "drain.py:PRF102"), []),
    ],
)
def test_selection(perflint: Command, arguments: tuple[str, ...], found: list[str]) -> None:
    assert codes(perflint, *arguments) == found


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "PRF777"), "`--select` has `PRF777`"),
        (("--ignore", "list-as-queu"), "Did you mean `list-as-queue`?"),
        (("--extend-select", "E501"), "`--extend-select` has `E501`"),
        (("--per-file-ignores", "tests"), "--per-file-ignores takes PATTERN:SELECTOR, not `tests`"),
        (("--per-file-ignores", "tests:NOPE1"), "`--per-file-ignores` has `NOPE1`"),
        (
            ("--min-impact", "hihg"),
            "`--min-impact` has to be one of `low`, `medium`, `high`, not 'hihg'. Did you mean `high`?",
        ),
        (("--target-version", "py27"), "`--target-version` has to be"),
        (("--output-format", "html"), "--output-format"),
        (("--color", "sometimes"), "--color"),
        (("--config", "missing.toml"), "missing.toml"),
        (("--config", "selct = []"), "`selct`"),
        (("--selct", "PRF1"), "unknown option --selct. Did you mean `--select`?"),
        (("--zzz",), "unknown option --zzz. --help lists the options."),
        (("--sel", "PRF1"), "unknown option --sel. Did you mean `--select`?"),
        (("-o",), "-o"),
        (("-q", "-v"), "-v/--verbose: not allowed with argument -q/--quiet"),
        (("--exclude",), "--exclude"),
    ],
)
def test_wrong_option(perflint: Command, arguments: tuple[str, ...], message: str) -> None:
    ended = perflint(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("perflint: error: ")
    assert message in ended.err
    assert ended.err.count("\n") == 1


def test_what_has_too_little_impact_is_left_out(perflint: Command, project: Path) -> None:
    (project / "drain.py").write_text("async " + QUEUE)
    assert codes(perflint, "--min-impact", "low") == codes(perflint) == ["PRF102", "PRF101"]
    assert codes(perflint, "--min-impact", "medium") == ["PRF102", "PRF101"]
    assert codes(perflint, "--min-impact", "high") == ["PRF102"]
    (project / "perflint.toml").write_text('min-impact = "high"')
    assert codes(perflint) == ["PRF102"]
    assert codes(perflint, "--min-impact", "medium") == ["PRF102", "PRF101"]
    (project / "drain.py").unlink()
    ended = perflint()
    assert (ended.status, ended.out) == (0, "Nothing found in 2 files.\n")


def test_what_has_too_little_impact_is_known_to_suppressions(perflint: Command, project: Path) -> None:
    (project / "search.py").write_text(SEARCH.replace("wanted:", "wanted:  # noqa: PRF101"))
    assert codes(perflint, "--min-impact", "high") == []
    (project / "drain.py").write_text("x = (")
    assert codes(perflint, "--min-impact", "high") == ["PRF000"]


def test_command_line_wins_over_the_configuration_file(perflint: Command, project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.perflint]\nselect = ["PRF101"]\noutput-format = "json"\n')
    assert codes(perflint) == ["PRF101"]
    assert codes(perflint, "--select", "PRF102") == ["PRF102"]
    assert codes(perflint, "--isolated") == ["PRF102", "PRF101"]
    assert perflint("-q").out.startswith("[\n")


def test_config_names_a_file_or_overrides_one_option(perflint: Command, project: Path) -> None:
    (project / "perflint.toml").write_text('select = ["PRF101"]')
    (project / "other.toml").write_text('select = ["PRF102"]')
    assert codes(perflint, "--config", "other.toml") == ["PRF102"]
    assert codes(perflint, "--config", 'select = ["PRF102"]') == ["PRF102"]
    assert codes(perflint, "--config", "other.toml", "--config", 'ignore = ["PRF1"]', "--select", "ALL") != []
    assert codes(perflint, "--config", "other.toml", "--config", 'select = ["PRF0"]') == []


def test_broken_configuration_file(perflint: Command, project: Path) -> None:
    (project / "perflint.toml").write_text('\nselekt = ["PRF101"]')
    ended = perflint()
    assert (ended.status, ended.out) == (2, "")
    assert "perflint.toml:2: " in ended.err
    assert "select" in ended.err
    assert perflint("--isolated").status == 1


def test_target_version(perflint: Command) -> None:
    assert 'target-version = "py312"' in perflint("--show-settings", "--target-version", "py312").out
    assert 'target-version = "py312"' in perflint("--show-settings", "--target-version", "3.12").out


def test_show_settings_of_every_configuration_in_use(perflint: Command, project: Path) -> None:
    (project / "app").mkdir()
    (project / "app" / "perflint.toml").write_text('ignore = ["PRF102"]')
    (project / "app" / "views.py").write_text("")
    ended = perflint("--show-settings")
    assert (ended.status, ended.err) == (0, "")
    first, second = ended.out.split("\n\n")
    assert first.splitlines()[:2] == ["app/views.py:", '  select = ["DEFAULT"]']
    assert '  ignore = ["PRF102"]' in first.splitlines()
    assert f'  configuration-file = "{project}/app/perflint.toml"' in first.splitlines()
    assert second.splitlines()[0] == "clean.py and 2 more:"
    assert "ignore" not in second.replace("gitignore", "")


def test_format_from_the_environment(perflint: Command, project: Path) -> None:
    variable = "PERFLINT_OUTPUT_FORMAT"
    assert perflint("-q", environment={variable: "json"}).out.startswith("[\n")
    assert perflint("-q", "--output-format", "concise", environment={variable: "json"}).out.startswith("drain.py:4")
    (project / "perflint.toml").write_text('output-format = "json-lines"')
    assert perflint("-q", environment={variable: "grouped"}).out.startswith("drain.py:\n")
    assert perflint("-q", environment={variable: ""}).out.startswith("{")
    ended = perflint(environment={variable: "html"})
    assert ended.status == 2
    assert f"{variable} has to be one of full, concise, grouped, json, json-lines, not `html`" in ended.err


def test_installed_packages_are_looked_into_unless_told_not_to(perflint: Command, project: Path) -> None:
    assert "astroid = true" in perflint("--show-settings").out
    assert "astroid = false" in perflint("--show-settings", "--no-astroid").out
    (project / "perflint.toml").write_text("astroid = false\n")
    assert "astroid = false" in perflint("--show-settings").out
    assert "astroid = true" in perflint("--show-settings", "--astroid").out
