"""`--fix` and its relatives, as a user runs them."""

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, QUEUE, Command

FIXED = """\
from collections import deque


def drain(jobs):
    queue = deque(jobs)
    while queue:
        print(queue.popleft())
"""

DIFF = """\
--- drain.py
+++ drain.py
@@ -1,4 +1,7 @@
+from collections import deque
+
+
 def drain(jobs):
-    queue = list(jobs)
+    queue = deque(jobs)
     while queue:
-        print(queue.pop(0))
+        print(queue.popleft())
"""

UNFIXABLE = """\
def rest(jobs):
    queue = list(jobs)
    while len(queue) > 3:
        print(queue.pop(0))
    return queue
"""


def test_fix_changes_what_can_be_fixed_and_reports_what_is_left(perflint: Command, project: Path) -> None:
    (project / "rest.py").write_text(UNFIXABLE)
    ended = perflint("--fix", "--output-format", "concise")
    assert (ended.status, ended.err) == (1, "")
    assert ended.out.splitlines() == [
        "rest.py:4:15: PRF102 `queue` is a list, and `pop(0)` moves all of its items on every turn of this loop",
        "Fixed 1 finding. Found 1 finding (1 medium impact) in 3 files; none fixable with --fix.",
    ]
    assert (project / "drain.py").read_text() == FIXED
    assert (project / "rest.py").read_text() == UNFIXABLE
    assert (project / "clean.py").read_text() == CLEAN


def test_nothing_is_left_and_fixing_again_changes_nothing(perflint: Command, project: Path) -> None:
    assert perflint("--fix") == (0, "Fixed 1 finding in 2 files; none left.\n", "")
    before = (project / "drain.py").stat().st_mtime_ns
    assert perflint("--fix") == (0, "Nothing found in 2 files.\n", "")
    assert (project / "drain.py").stat().st_mtime_ns == before


def test_nothing_is_changed_without_fix(perflint: Command, project: Path) -> None:
    perflint("--unsafe-fixes", "--show-fixes", "--no-fix")
    assert (project / "drain.py").read_text() == QUEUE


def test_fix_only_reports_nothing(perflint: Command, project: Path) -> None:
    (project / "rest.py").write_text(UNFIXABLE)
    assert perflint("--fix-only") == (0, "", "")
    assert (project / "drain.py").read_text() == FIXED


@pytest.mark.parametrize("option", ["--fix", "--fix-only"])
def test_exit_non_zero_on_fix(perflint: Command, option: str) -> None:
    assert perflint(option, "--exit-non-zero-on-fix", "--exit-zero").status == 1
    assert perflint(option, "--exit-non-zero-on-fix").status == 0


def test_diff_shows_what_fix_would_do_and_changes_nothing(perflint: Command, project: Path) -> None:
    assert perflint("--diff") == (1, DIFF, "")
    assert (project / "drain.py").read_text() == QUEUE
    perflint("--fix")
    assert perflint("--diff") == (0, "", "")


@pytest.mark.parametrize("tool", [["patch", "-p0"], ["git", "apply", "-p0"]], ids=["patch", "git"])
def test_diff_can_be_applied(perflint: Command, project: Path, tool: list[str]) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"there is no {tool[0]}")
    crlf = "\ufeff" + QUEUE.replace("\n", "\r\n").removesuffix("\r\n")
    (project / "with space.py").write_bytes(crlf.encode())
    (project / "latin.py").write_bytes(("# coding: latin-1\n# caf\xe9\n" + QUEUE).encode("latin-1"))
    names = ["drain.py", "with space.py", "latin.py"]
    subprocess.run(tool, cwd=project, input=perflint_bytes(project, "--diff"), check=True, capture_output=True)
    patched = [(project / name).read_bytes() for name in names]
    assert b"deque(jobs)" in patched[0]
    (project / "drain.py").write_text(QUEUE)
    (project / "with space.py").write_bytes(crlf.encode())
    (project / "latin.py").write_bytes(("# coding: latin-1\n# caf\xe9\n" + QUEUE).encode("latin-1"))
    perflint("--fix")
    assert [(project / name).read_bytes() for name in names] == patched


def perflint_bytes(project: Path, *arguments: str) -> bytes:
    """Standard output as it is; not all of it is UTF-8."""
    import sys

    from tests.cli.conftest import environment_of_a_process

    command = [sys.executable, "-m", "perflint", *arguments]
    return subprocess.run(command, cwd=project, env=environment_of_a_process(), capture_output=True).stdout


def test_show_fixes_lists_them_by_file_and_rule(perflint: Command) -> None:
    assert perflint("--fix", "--show-fixes").out == (
        "Fixed 1 finding in 1 file:\n"
        "- drain.py\n"
        "    1 x PRF102 list-as-queue\n"
        "\n"
        "Fixed 1 finding in 2 files; none left.\n"
    )


@pytest.mark.parametrize(
    ("options", "is_fixed"),
    [
        (["--fixable", "PRF1"], True),
        (["--fixable", "PRF2"], False),
        (["--unfixable", "list-as-queue"], False),
        (["--fixable", "PRF102", "--unfixable", "PRF1"], True),
        (["--unfixable", "ALL"], False),
        (["--config", "unfixable = ['PRF102']"], False),
    ],
)
def test_fixable_and_unfixable(perflint: Command, project: Path, options: list[str], is_fixed: bool) -> None:
    assert ("[*]" in perflint(*options).out) is is_fixed
    perflint("--fix", *options)
    assert ((project / "drain.py").read_text() == FIXED) is is_fixed


def test_fix_may_be_configured(perflint: Command, project: Path) -> None:
    (project / "perflint.toml").write_text("fix = true\nshow-fixes = true")
    assert "1 x PRF102" in perflint().out
    assert (project / "drain.py").read_text() == FIXED


def test_unknown_selector_is_an_error(perflint: Command) -> None:
    ended = perflint("--fix", "--fixable", "PRF999")
    assert (ended.status, ended.out) == (2, "")
    assert "PRF999" in ended.err


def test_standard_input_is_fixed_on_standard_output(perflint: Command) -> None:
    assert perflint("--fix", "-", stdin=QUEUE) == (0, FIXED, "Fixed 1 finding in 1 file; none left.\n")
    assert perflint("--fix-only", "-", stdin=CLEAN) == (0, CLEAN, "")
    assert perflint("--diff", "--stdin-filename", "drain.py", stdin=QUEUE) == (1, DIFF, "")


def test_standard_input_that_is_not_python_comes_out_as_it_went_in(perflint: Command) -> None:
    ended = perflint("--fix", "-", stdin="def (:\n")
    assert (ended.status, ended.out) == (1, "def (:\n")
    assert "PRF000" in ended.err


def test_bytes_outside_of_the_edits_stay(perflint: Command, project: Path) -> None:
    text = '\ufeff# -*- coding: utf-8 -*-\n"""Doc."""\n\f\n' + QUEUE.replace("list(jobs)", "list( jobs )  # \xe9")
    before = text.replace("\n", "\r\n").encode()
    (project / "drain.py").write_bytes(before)
    perflint("--fix")
    after = (project / "drain.py").read_bytes()
    assert after.startswith(
        b'\xef\xbb\xbf# -*- coding: utf-8 -*-\r\n"""Doc."""\r\n\r\nfrom collections import deque\r\n'
    )
    assert "queue = deque(jobs)  # \xe9\r\n".encode() in after
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n") + 2


def test_suppressed_findings_are_not_fixed(perflint: Command, project: Path) -> None:
    text = QUEUE.replace("pop(0))", "pop(0))  # noqa: PRF102")
    (project / "drain.py").write_text(text)
    assert perflint("--fix").status == 0
    assert (project / "drain.py").read_text() == text


def test_tests_are_fixed_only_if_they_are_reported_on(perflint: Command, project: Path) -> None:
    (project / "drain.py").rename(project / "test_drain.py")
    perflint("--fix")
    assert (project / "test_drain.py").read_text() == QUEUE


def test_mode_stays_and_links_are_followed(perflint: Command, project: Path) -> None:
    (project / "drain.py").chmod(0o755)
    (project / "drain.py").rename(project / "real.txt")
    (project / "drain.py").symlink_to("real.txt")
    perflint("--fix", "drain.py")
    assert (project / "drain.py").is_symlink()
    assert (project / "real.txt").read_text() == FIXED
    assert stat.S_IMODE((project / "real.txt").stat().st_mode) == 0o755


def test_read_only_file_stays_and_is_an_error(perflint: Command, project: Path) -> None:
    (project / "drain.py").chmod(0o444)
    ended = perflint("--fix", "--output-format", "concise")
    assert ended.status == 2
    assert ended.err == "perflint: cannot fix drain.py: the file is read-only\n"
    assert "drain.py:4:15: PRF102 [*]" in ended.out
    assert (project / "drain.py").read_text() == QUEUE


def test_a_disk_that_is_full_leaves_the_file_as_it_was(perflint: Command, project: Path) -> None:
    import resource
    import sys

    from tests.cli.conftest import environment_of_a_process

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

    command = [sys.executable, "-m", "perflint", "--fix", "drain.py"]
    environment = environment_of_a_process() | {"PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(command, cwd=project, env=environment, preexec_fn=limit, capture_output=True)
    assert ended.returncode == 2
    assert ended.stderr == b"perflint: cannot fix drain.py: File too large\n"
    assert (project / "drain.py").read_text() == QUEUE
    assert sorted(os.listdir(project)) == ["clean.py", "drain.py"]


def test_formats_for_programs_carry_edits(perflint: Command, project: Path) -> None:
    (finding,) = json.loads(perflint("--output-format", "json").out)
    assert finding["fix"]["applicability"] == "safe"
    text = (project / "drain.py").read_text()
    for edit in sorted(finding["fix"]["edits"], key=lambda edit: -edit["start"]):
        text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    assert text == FIXED


def test_fix_across_files(perflint: Command, project: Path) -> None:
    (project / "jobs.py").write_text("def waiting() -> list[int]:\n    return [1, 2]\n")
    (project / "more.py").write_text(QUEUE.replace("drain", "more") + "\n\n" + QUEUE.replace("drain", "most"))
    assert perflint("--fix").out == "Fixed 3 findings in 4 files; none left.\n"
    assert (project / "more.py").read_text().count("deque") == 3


def test_a_file_under_two_names_is_fixed_once(perflint: Command, project: Path) -> None:
    (project / "same.py").symlink_to("drain.py")
    assert perflint("--fix", "drain.py", "same.py").status == 0
    assert (project / "same.py").read_text() == FIXED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1  # noqa: PRF101\n", "x = 1\n"),
        ("x = 1  # why  # noqa: PRF101\r\n", "x = 1  # why\r\n"),
        ("x = 1  # noqa: PRF101 why\n", "x = 1  # noqa: PRF101 why\n"),
        ("x = 1  # noqa: E501, PRF101\n", "x = 1  # noqa: E501, PRF101\n"),
        ("# perflint: ignore[list-as-queue]\nx = 1\n", "x = 1\n"),
        ("x = 1  # perflint: ignore[list-as-que]", "x = 1"),
    ],
)
def test_a_comment_that_suppresses_nothing_is_removed(
    perflint: Command, project: Path, before: str, after: str
) -> None:
    (project / "clean.py").write_bytes(before.encode())
    perflint("--fix", "clean.py")
    assert (project / "clean.py").read_bytes() == after.encode()
