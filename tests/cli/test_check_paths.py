"""What is checked: files, directories, standard input."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, QUEUE, Command

FINDING = (
    "drain.py:4:15: PRF102 [*] `queue` is a list, and `pop(0)` moves all of its items on every turn of this loop\n"
)


def test_current_directory_is_the_default(perflint: Command) -> None:
    ended = perflint("--output-format", "concise", "-q")
    assert ended == (1, FINDING, "")


@pytest.mark.parametrize(
    "arguments", [("drain.py",), ("check", "drain.py"), ("check",), ("check", "."), (".", "drain.py")]
)
def test_check_may_be_left_out_and_nothing_is_checked_twice(perflint: Command, arguments: tuple[str, ...]) -> None:
    assert perflint(*arguments, "--output-format", "concise", "-q") == (1, FINDING, "")


def test_options_may_stand_anywhere(perflint: Command) -> None:
    assert perflint("clean.py", "--output-format", "concise", "drain.py", "-q").out == FINDING
    assert perflint("-q", "--output-format=concise", "--", "drain.py").out == FINDING


def test_paths_below_the_current_directory_are_shown_relative_and_others_absolute(
    perflint: Command, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "drain.py"
    elsewhere.write_text(QUEUE)
    assert perflint(str(project / "drain.py"), "--output-format", "concise").out.startswith("drain.py:4:15: ")
    assert perflint(str(elsewhere), "--output-format", "concise").out.startswith(f"{elsewhere}:4:15: ")


def test_directory_with_the_name_of_a_command(perflint: Command, project: Path) -> None:
    (project / "rule").mkdir()
    (project / "rule" / "drain.py").write_text(QUEUE)
    assert perflint("./rule", "--output-format", "concise", "-q").out == f"rule/{FINDING}"
    assert perflint("check", "rule", "--output-format", "concise", "-q").out == f"rule/{FINDING}"


def test_path_that_does_not_exist(perflint: Command) -> None:
    ended = perflint("clean.py", "nowhere.py")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == "perflint: error: no such file or directory: `nowhere.py`\n"


def test_command_that_is_not_the_first_argument(perflint: Command) -> None:
    ended = perflint("--isolated", "check", "clean.py")
    assert ended.err == (
        "perflint: error: no such file or directory: `check`. A command has to be the first argument\n"
    )


def test_file_whose_name_starts_with_a_dash(perflint: Command, project: Path) -> None:
    (project / "-x.py").write_text(QUEUE)
    assert perflint("--output-format", "concise", "-q", "--", "-x.py").out.startswith("-x.py:4:15: ")


def test_directory_without_python_files(perflint: Command, project: Path) -> None:
    (project / "docs").mkdir()
    ended = perflint("docs")
    assert ended == (0, "", "perflint: warning: no Python files found\n")
    assert perflint("docs", "-q") == (0, "", "")
    assert perflint("docs", "--output-format", "json").out == "[]\n"


def test_warnings_of_the_search_for_files(perflint: Command, project: Path) -> None:
    (project / "notes").write_text("no script\n")
    ended = perflint("notes", "clean.py")
    assert ended.status == 0
    assert ended.err == "perflint: warning: notes: not checked, as it has no extension and is no Python script\n"
    assert perflint("notes", "clean.py", "--quiet").err == ""


def test_standard_input(perflint: Command) -> None:
    ended = perflint("-", "--output-format", "concise", "-q", stdin=QUEUE)
    assert ended == (1, FINDING.replace("drain.py", "-", 1), "")


def test_standard_input_with_a_name(perflint: Command) -> None:
    for arguments in [("-", "--stdin-filename", "app/new.py"), ("--stdin-filename", "app/new.py")]:
        ended = perflint(*arguments, "--output-format", "concise", "-q", stdin=QUEUE)
        assert ended == (1, "app/" + FINDING.replace("drain.py", "new.py", 1), "")


def test_standard_input_is_governed_by_the_configuration_of_its_name(perflint: Command, project: Path) -> None:
    (project / "app").mkdir()
    (project / "app" / "perflint.toml").write_text('ignore = ["PRF102"]')
    assert perflint("-", stdin=QUEUE).status == 1
    assert perflint("-", "--stdin-filename", "app/new.py", stdin=QUEUE).status == 0


def test_standard_input_that_is_excluded_by_its_name(perflint: Command) -> None:
    arguments = ("-", "--stdin-filename", "build/new.py")
    assert perflint(*arguments, stdin=QUEUE).status == 1
    assert perflint(*arguments, "--force-exclude", "-q", stdin=QUEUE) == (0, "", "")


def test_standard_input_stands_alone(perflint: Command) -> None:
    assert perflint("-", "drain.py") == (2, "", "perflint: error: `-` is standard input, and stands alone\n")
    ended = perflint("drain.py", "--stdin-filename", "new.py")
    assert ended == (2, "", "perflint: error: --stdin-filename names standard input, so it needs the path `-`\n")


def test_standard_input_that_is_no_python(perflint: Command) -> None:
    assert perflint("-", "--output-format", "concise", stdin="x = (").out.startswith("-:1:")
    assert "PRF000" in perflint("-", stdin=b"\xff\xfe\x00").out
    assert perflint("-", stdin="").status == 0


def test_exclude_and_extend_exclude(perflint: Command, project: Path) -> None:
    (project / "build").mkdir()
    (project / "build" / "drain.py").write_text(QUEUE)
    assert perflint("--show-files").out == "clean.py\ndrain.py\n"
    assert perflint("--show-files", "--exclude", "drain.py,other").out == "clean.py\n"
    assert perflint("--show-files", "--exclude", "clean.py").out == "build/drain.py\ndrain.py\n"
    assert perflint("--show-files", "--extend-exclude", "clean.py", "--extend-exclude", "other").out == "drain.py\n"


def test_force_exclude_holds_for_files_that_are_named(perflint: Command, project: Path) -> None:
    (project / "perflint.toml").write_text('extend-exclude = ["drain.py"]\nforce-exclude = true')
    assert perflint("drain.py").status == 0
    assert perflint("drain.py", "--no-force-exclude").status == 1
    assert perflint("drain.py", "--isolated", "--extend-exclude", "drain.py").status == 1
    assert perflint("drain.py", "--isolated", "--extend-exclude", "drain.py", "--force-exclude").status == 0


def test_respect_gitignore(perflint: Command, project: Path) -> None:
    (project / ".git").mkdir()
    (project / ".gitignore").write_text("drain.py\n")
    assert perflint("--show-files").out == "clean.py\n"
    assert perflint("--show-files", "--no-respect-gitignore").out == "clean.py\ndrain.py\n"
    (project / "perflint.toml").write_text("respect-gitignore = false")
    assert perflint("--show-files", "--respect-gitignore").out == "clean.py\n"


def test_show_files_checks_nothing(perflint: Command, project: Path) -> None:
    (project / "broken.py").write_text("(")
    assert perflint("--show-files") == (0, "broken.py\nclean.py\ndrain.py\n", "")


def test_name_that_is_no_text_can_be_shown(perflint: Command, project: Path) -> None:
    with open(bytes(project) + b"/caf\xe9.py", "w") as file:
        file.write(QUEUE)
    ended = perflint("--output-format", "concise")
    assert ended.status == 1
    assert "caf\\udce9.py:4:15: PRF102" in ended.out


def test_notebook_names_cell_and_line(perflint: Command, project: Path) -> None:
    cells: list[dict[str, object]] = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
        for source in (["jobs = [1]\n"], ["queue = list(jobs)\n", "while queue:\n", "    print(queue.pop(0))\n"])
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (project / "report.ipynb").write_text(json.dumps(notebook))
    assert perflint("report.ipynb", "--output-format", "concise").out.startswith("report.ipynb:cell 2:3:11: PRF102")


def test_project_is_never_imported(perflint: Command, project: Path) -> None:
    for module in ("queue", "json", "argparse", "tomllib"):
        (project / f"{module}.py").write_text("raise SystemExit('imported')")
    assert perflint("--config", "select = ['PRF102']", "--output-format", "json").status == 1


def test_clean_project(perflint: Command, project: Path) -> None:
    (project / "drain.py").write_text(CLEAN)
    assert perflint() == (0, "Nothing found in 2 files.\n", "")
    assert perflint("--quiet") == (0, "", "")
