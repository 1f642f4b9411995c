"""What is written, where to, and in which colours."""

import json
import os
import stat
from pathlib import Path

import pytest

from perflint.engine.settings import OUTPUT_FORMATS
from perflint.reports import FORMATS
from tests.cli.conftest import CLEAN, QUEUE, Command

SUMMARY = "Found 1 finding (1 medium impact) in 2 files; 1 fixable with --fix.\n"


def test_formats_are_those_of_the_settings() -> None:
    assert tuple(FORMATS) == OUTPUT_FORMATS


def test_full_report_is_the_default(perflint: Command) -> None:
    ended = perflint()
    assert (ended.status, ended.err) == (1, "")
    assert ended.out == (
        "drain.py:4:15: PRF102 [*] list-as-queue  [medium] "
        "`queue` is a list, and `pop(0)` moves all of its items on every turn of this loop\n"
        "  |\n"
        "4 |         print(queue.pop(0))\n"
        "  |               ^^^^^^^^^^^^\n"
        "  = cost: O(n²) → O(n)\n"
        "  = instead: make `queue` a `collections.deque` and use `popleft()`\n"
        "  = fix: make `queue` a `deque`\n"
        "\n" + SUMMARY
    )


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_summary_ends_the_formats_for_people(perflint: Command, name: str) -> None:
    ended = perflint("--output-format", name)
    assert ended.out.endswith(SUMMARY)
    assert perflint("--output-format", name, "-q").out == ended.out.removesuffix(SUMMARY)


def test_formats_for_programs_are_nothing_but_data(perflint: Command, project: Path) -> None:
    (array,) = json.loads(perflint("--output-format", "json", "-v").out)
    assert (array["code"], array["filename"]) == ("PRF102", str(project / "drain.py"))
    assert json.loads(perflint("--output-format", "json-lines").out) == array
    (project / "drain.py").write_text(CLEAN)
    assert perflint("--output-format", "json").out == "[]\n"
    assert perflint("--output-format", "json-lines").out == ""


def test_findings_are_ordered_and_two_runs_write_the_same(perflint: Command, project: Path) -> None:
    for name in ("b", "a", "c"):
        (project / name).mkdir()
        (project / name / "jobs.py").write_text(QUEUE + QUEUE.replace("drain", "again"))
    first = perflint("c", "b", "--output-format", "concise", "a").out
    assert first == perflint("--output-format", "concise", "a", "b", "c").out
    places = [line.split(": ")[0] for line in first.splitlines()[:-1]]
    assert places == [f"{name}/jobs.py:{line}:15" for name in "abc" for line in (4, 8)]


def test_statistics(perflint: Command) -> None:
    assert perflint("--statistics").out == "1  PRF102  list-as-queue\n" + SUMMARY
    assert perflint("--statistics", "-q").out == "1  PRF102  list-as-queue\n"
    row = {"code": "PRF102", "name": "list-as-queue", "count": 1, "fixable": 1}
    assert json.loads(perflint("--statistics", "--output-format", "json").out) == [row]
    assert perflint("--statistics").status == 1


def test_verbose_tells_configuration_files_time_and_number_of_files(perflint: Command, project: Path) -> None:
    (project / "app").mkdir()
    (project / "app" / "perflint.toml").write_text("")
    (project / "app" / "views.py").write_text("")
    lines = perflint("-v").err.splitlines()
    assert lines[0] == f"perflint: app/views.py: {project}/app/perflint.toml"
    assert lines[1] == "perflint: clean.py: no configuration file"
    assert lines[-1].startswith("perflint: checked 3 files in ")


def test_output_file_holds_the_report(perflint: Command, project: Path) -> None:
    ended = perflint("--output-file", "report.txt")
    assert ended == (1, "", "")
    assert (project / "report.txt").read_text() == perflint().out
    assert sorted(path.name for path in project.iterdir()) == ["clean.py", "drain.py", "report.txt"]


def test_output_file_is_replaced_with_its_mode_through_links(perflint: Command, project: Path) -> None:
    (project / "real.json").write_text("old")
    (project / "real.json").chmod(0o640)
    (project / "report.json").symlink_to("real.json")
    perflint("-o", "report.json", "--output-format", "json")
    assert (project / "report.json").is_symlink()
    assert json.loads((project / "real.json").read_text())[0]["code"] == "PRF102"
    assert stat.S_IMODE((project / "real.json").stat().st_mode) == 0o640


def test_new_output_file_has_the_mode_that_the_user_wants(perflint: Command, project: Path) -> None:
    old = os.umask(0o027)
    try:
        perflint("-o", "report.txt")
    finally:
        os.umask(old)
    assert stat.S_IMODE((project / "report.txt").stat().st_mode) == 0o640


def test_output_file_that_is_a_device_is_written_to(perflint: Command) -> None:
    ended = perflint("-o", "/dev/stdout", "--output-format", "concise", "-q")
    assert ended.out.startswith("drain.py:4:15: ")
    assert perflint("-o", os.devnull) == (1, "", "")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize("path", ["nowhere/report.txt", ".", "clean.py/report.txt"])
def test_output_file_that_cannot_be_written(perflint: Command, path: str) -> None:
    ended = perflint("-o", path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"perflint: error: cannot write --output-file {path}: ")
    assert ended.err.count("\n") == 1


def test_failed_run_leaves_the_output_file_as_it_was(perflint: Command, project: Path) -> None:
    (project / "report.txt").write_text("old")
    assert perflint("-o", "report.txt", "nowhere.py").status == 2
    assert (project / "report.txt").read_text() == "old"


def test_colour_is_for_terminals_unless_asked_for(perflint: Command) -> None:
    assert "\x1b[" not in perflint().out
    assert "\x1b[1;33mPRF102 [*]\x1b[0m" in perflint("--color", "always").out
    assert "\x1b[" in perflint(environment={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in perflint(environment={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    assert "\x1b[" not in perflint("--color", "never", environment={"FORCE_COLOR": "1"}).out


def test_file_is_written_without_colour(perflint: Command, project: Path) -> None:
    perflint("-o", "report.txt", environment={"FORCE_COLOR": "1"})
    assert "\x1b[" not in (project / "report.txt").read_text()


def test_json_is_never_coloured(perflint: Command) -> None:
    assert "\x1b[" not in perflint("--color", "always", "--output-format", "json").out


def test_encoding_that_cannot_show_a_character(perflint: Command, project: Path) -> None:
    (project / "drain.py").write_text(QUEUE.replace("queue", "größe"), encoding="utf-8")
    ended = perflint(environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert ended.status == 1
    assert "`gr\\xf6\\xdfe` is a list" in ended.out
    assert "O(n\\xb2)" in ended.out
