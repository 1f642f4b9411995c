"""What git ignores is not checked."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from perflint.engine.configuration import Configurations
from perflint.engine.discovery import discover

NAMES = ["a.py", "b.py", "s.py", "ab.py"]
DIRECTORIES = ["", "s", "t", "s/u", "s/u/t"]
STARS_BESIDE_OTHERS = re.compile(r"[^/!*]\*\*")
"""As good as one star. What git before 2.41 makes of these depends on where its texts lie in memory."""
PIECES = ["a", "b", "s", "t", "u", "*", "**", "/", "!", "?", "[a-s]", ".py", "*.py", "#", "\\", " "]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*paths: str, text: str = "") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)


def found(*paths: str, **overrides: object) -> list[str]:
    result = discover(paths or (".",), Configurations(isolated=True, overrides=overrides))
    assert result.warnings == ()
    return [file.path for file in result.files]


def test_ignored_files_and_directories_are_left_out(repository: Path) -> None:
    write("a.py", "gen/b.py", "x_pb2.py", "sub/gen/c.py", "sub/d.py", "keep_pb2.py")
    write(".gitignore", text="# generated\ngen/\n*_pb2.py\n!keep_pb2.py\n")
    assert found() == ["a.py", "keep_pb2.py", "sub/d.py"]
    assert len(found(respect_gitignore=False)) == 6


def test_nested_files_add_and_take_back(repository: Path) -> None:
    write("a.py", "b.py", "sub/a.py", "sub/b.py", "sub/c.py", "sub/deep/c.py")
    write(".gitignore", text="a.py\n/b.py\n")
    write("sub/.gitignore", text="!a.py\n/c.py\n")
    assert found() == found(".", "sub") == ["sub/a.py", "sub/b.py", "sub/deep/c.py"]


def test_files_above_the_named_directory_count(repository: Path) -> None:
    write("sub/a.py", "sub/deep/b.py", "sub/deep/c.py")
    write(".gitignore", text="a.py\nsub/deep/b.py\n")
    assert found("sub") == found("sub/deep") == ["sub/deep/c.py"]


def test_what_is_named_is_checked_although_it_is_ignored(repository: Path) -> None:
    write("gen/a.py", "gen/b.py", "gen/sub/c.py")
    write(".gitignore", text="gen/\n")
    write("gen/.gitignore", text="b.py\n")
    assert found("gen/a.py", "gen/b.py") == ["gen/a.py", "gen/b.py"]
    assert found("gen") == ["gen/a.py", "gen/sub/c.py"]
    assert found("gen/sub") == ["gen/sub/c.py"]


def test_outside_of_a_repository_nothing_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("a.py", "sub/.git/HEAD", "sub/a.py")
    write(".gitignore", text="*.py\n")
    assert found() == ["a.py", "sub/a.py"]


def test_a_repository_inside_another_one_goes_by_its_own_files(repository: Path) -> None:
    write("a.py", "b.py", "inner/.git/HEAD", "inner/a.py", "inner/b.py")
    write(".gitignore", text="a.py\n")
    write("inner/.gitignore", text="b.py\n")
    assert found() == ["b.py", "inner/a.py"]
    assert found("inner") == ["inner/a.py"]


def test_the_exclude_file_of_the_repository_counts_least(repository: Path) -> None:
    write("a.py", "b.py", "sub/a.py")
    write(".git/info/exclude", text="a.py\nb.py\n")
    write("sub/.gitignore", text="!a.py\n")
    assert found() == ["sub/a.py"]


def test_the_exclude_file_of_a_worktree_is_that_of_its_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("main/.git/info/exclude", text="a.py\n")
    write("main/.git/worktrees/other/commondir", text="../..\n")
    write("other/.git", text=f"gitdir: {tmp_path}/main/.git/worktrees/other\n")
    write("other/a.py", "other/b.py")
    assert found("other") == ["other/b.py"]


def test_the_exclude_file_of_a_submodule_is_its_own(repository: Path) -> None:
    write(".git/modules/sub/info/exclude", text="a.py\n")
    write("sub/.git", text="gitdir: ../.git/modules/sub\n")
    write("a.py", "sub/a.py", "sub/b.py")
    assert found() == ["a.py", "sub/b.py"]


@pytest.mark.parametrize("text", ["a.py\r\nb.py\r\n", "\ufeffa.py\nb.py", "a.py \nb.py", "/\n!\n//\na.py\n[\nb.py\n"])
def test_strange_files_are_understood(repository: Path, text: str) -> None:
    write("a.py", "b.py", "c.py")
    Path(".gitignore").write_bytes(text.encode())
    assert found() == ["c.py"]


@pytest.mark.parametrize("pattern", ["**/s", "***/s", "!a.py\n****/s", "/s\n**\\/s", "/s\n***\\/s"])
def test_two_stars_or_more_are_directories_of_any_depth(repository: Path, pattern: str) -> None:
    write("a.py", "s/a.py", "t/u/s/a.py", "ts/a.py")
    write(".gitignore", text=pattern)
    assert found() == ["a.py", "ts/a.py"]


def test_a_file_that_cannot_be_read_ignores_nothing(repository: Path) -> None:
    write("a.py", "sub/b.py")
    Path(".gitignore").mkdir()
    write("sub/.gitignore/x", "sub/c.txt")
    assert found() == ["a.py", "sub/b.py"]


def test_a_file_in_another_encoding_is_no_problem(repository: Path) -> None:
    write("a.py", "b.py")
    Path(".gitignore").write_bytes(b"\xff\xfe\x00\na.py\n")
    assert found() == ["b.py"]


def test_pathspec_is_imported_only_for_a_file_of_patterns(repository: Path) -> None:
    write("a.py", "sub/b.py")
    code = """\
import sys
from perflint.engine.configuration import Configurations
from perflint.engine.discovery import discover
assert len(discover(["."], Configurations()).files) == 2
print("pathspec" in sys.modules, "tomllib" in sys.modules, "tomli" in sys.modules, "difflib" in sys.modules)
"""
    python = [sys.executable, "-c", code]
    root = Path(__file__).parents[2]
    for ignored, imported in (("", "False False False False"), ("c.py", "True False False False")):
        if ignored:
            write(".gitignore", text=ignored)
        output = subprocess.run(python, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, check=True)
        assert output.stdout.strip() == imported


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(DIRECTORIES), st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("".join), max_size=4)
    )
)
def test_git_sees_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, patterns: dict[str, list[str]]
) -> None:
    assume(not any(STARS_BESIDE_OTHERS.search(line) for lines in patterns.values() for line in lines))
    root = tmp_path_factory.mktemp("repository")
    monkeypatch.chdir(root)
    write(*(f"{directory or '.'}/{name}" for directory in DIRECTORIES for name in NAMES))
    for directory, lines in patterns.items():
        Path(directory, ".gitignore").write_bytes("\n".join(lines).encode())
    subprocess.run(["git", "init", "-q", "."], check=True)
    listing = ["git", "-c", "core.excludesFile=", "ls-files", "--others", "--exclude-standard", "-z", "*.py"]
    output = subprocess.run(listing, capture_output=True, text=True, check=True).stdout
    assert found() == sorted(path for path in output.split("\0") if path)
