"""Which files are checked."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from perflint.engine.configuration import ConfigurationError, Configurations
from perflint.engine.discovery import Discovery, PathNotFound, discover, is_excluded
from perflint.engine.settings import DEFAULT_EXCLUDE, Settings


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    directory = tmp_path / "project"
    directory.mkdir()
    monkeypatch.chdir(directory)
    return directory


def write(*paths: str, text: str = "") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)


def discovery(*paths: str, **overrides: object) -> Discovery:
    return discover(paths or (".",), Configurations(overrides=overrides))


def found(*paths: str, **overrides: object) -> list[str]:
    result = discovery(*paths, **overrides)
    assert result.warnings == ()
    return [file.path for file in result.files]


def test_python_files_and_notebooks_below_a_directory_are_found(project: Path) -> None:
    write("a.py", "b.pyi", "c.ipynb", "d.txt", "e", "f.pyc", "py", "sub/deep/g.py", ".hidden/h.py", ".i.py")
    Path("x.py").mkdir()
    assert found() == [".hidden/h.py", ".i.py", "a.py", "b.pyi", "c.ipynb", "sub/deep/g.py"]


def test_paths_are_as_they_were_named(project: Path) -> None:
    write("src/a.py")
    assert found(".") == found("src") == found("./src/") == found("src/../src/a.py") == ["src/a.py"]
    assert found(str(project)) == [str(project / "src/a.py")]
    assert found("../project/src") == ["../project/src/a.py"]


def test_the_order_is_that_of_the_paths_whatever_the_order_of_arguments(project: Path) -> None:
    write("b/a.py", "b.py", "a/z.py", "a/b/c.py", "a-b.py")
    expected = ["a-b.py", "a/b/c.py", "a/z.py", "b.py", "b/a.py"]
    assert found() == found("b", "b.py", "a", "a-b.py") == found("a-b.py", "a", "b.py", "b") == expected


def test_every_file_is_found_once(project: Path) -> None:
    write("a/b.py", "c.py")
    assert found(".", "a", "a/b.py", "./c.py", "a/../c.py", str(project)) == ["a/b.py", "c.py"]


def test_a_missing_path_is_an_error(project: Path) -> None:
    write("a.py")
    Path("dangling.py").symlink_to("nowhere")
    for path in ("b.py", "sub/", "dangling.py", "a\0b", ""):
        with pytest.raises(PathNotFound) as caught:
            discovery("a.py", path)
        assert caught.value.path == path
        assert str(caught.value) == f"no such file or directory: `{path}`"


def test_a_file_with_any_extension_is_checked_when_named(project: Path) -> None:
    write("a.txt", "b.pyw", "c.py.in")
    assert found() == []
    assert found("a.txt", "b.pyw", "c.py.in") == ["a.txt", "b.pyw", "c.py.in"]


@pytest.mark.parametrize(
    "line", ["#!/usr/bin/env python3\n", "#!/usr/bin/python", "#! /opt/python3.12/bin/python -I\r\n"]
)
def test_a_script_without_extension_is_checked_when_named(project: Path, line: str) -> None:
    write("tool", ".profile", text=line)
    assert found() == []
    assert found("tool", ".profile") == [".profile", "tool"]


@pytest.mark.parametrize("text", ["", "python", "#!/bin/sh\n# python", "import os\n", "\n#!/usr/bin/python"])
def test_another_file_without_extension_is_not_checked_but_spoken_of(project: Path, text: str) -> None:
    write("Makefile", text=text)
    assert discovery("Makefile") == Discovery(
        (), ("Makefile: not checked, as it has no extension and is no Python script",)
    )


@pytest.mark.parametrize("name", DEFAULT_EXCLUDE)
def test_some_directories_are_excluded_by_default(project: Path, name: str) -> None:
    write(f"{name}/a.py", f"sub/{name}/deep/a.py", f"{name}x/a.py")
    assert found() == [f"{name}x/a.py"]
    assert found(".", name) == sorted([f"{name}/a.py", f"{name}x/a.py"])


def test_exclude_patterns_are_about_names_or_paths_from_the_configuration(project: Path) -> None:
    write("gen/a.py", "sub/gen/a.py", "x_pb2.py", "sub/x_pb2.py", "sub/y.py", "sub/z/a.py")
    write("perflint.toml", text='exclude = ["*_pb2.py"]\nextend-exclude = ["sub/gen", "./gen/", "sub/z/**"]')
    assert found() == found("sub") == ["sub/y.py"]
    assert found("..") == ["../project/sub/y.py"]


def test_what_is_named_is_checked_although_it_is_excluded(project: Path) -> None:
    write("gen/a.py", "gen/sub/b.py")
    write("perflint.toml", text='extend-exclude = ["gen", "sub"]')
    assert found() == []
    assert found("gen/a.py") == found("gen") == ["gen/a.py"]
    assert found("gen/sub") == ["gen/sub/b.py"]


def test_with_force_exclude_what_is_named_is_excluded_too(project: Path) -> None:
    write("gen/a.py", "gen/sub/b.py", "c.py", "venv/lib/d.py", "tool", text="#!/usr/bin/python")
    write("perflint.toml", text='extend-exclude = ["gen", "tool"]\nforce-exclude = true')
    named = ["gen/a.py", "gen/sub/b.py", "gen/sub", "gen", "c.py", "venv/lib", "venv/lib/d.py", "tool"]
    assert found(*named) == ["c.py"]
    assert len(found(*named, force_exclude=False)) == 5


def test_the_directories_around_a_project_do_not_exclude_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(f"{tmp_path}/build/venv/a.py", f"{tmp_path}/build/venv/sub/b.py")
    monkeypatch.chdir(tmp_path / "build" / "venv")
    assert found(".", "a.py", "sub", force_exclude=True) == ["a.py", "sub/b.py"]
    assert is_excluded("venv/a.py", Settings())
    assert not is_excluded("a.py", Settings())


def test_nested_configurations_govern_their_files(project: Path) -> None:
    write("a.py", "gen/a.py", "sub/a.py", "sub/gen/a.py", "sub/other/a.py")
    write("perflint.toml", text='exclude = ["gen"]\nignore = ["PRF1"]')
    write("sub/pyproject.toml", text='[tool.perflint]\nexclude = ["other"]\nignore = ["PRF2"]')
    files = {file.path: file.settings.ignore for file in discovery().files}
    assert files == {"a.py": ("PRF1",), "sub/a.py": ("PRF2",), "sub/gen/a.py": ("PRF2",)}


def test_an_excluded_directory_is_not_looked_into(project: Path) -> None:
    write("node_modules/a.py", "b.py")
    write("node_modules/perflint.toml", text="broken")
    assert found() == ["b.py"]


def test_a_broken_nested_configuration_is_an_error(project: Path) -> None:
    write("sub/a.py")
    write("sub/perflint.toml", text="selct = 1")
    with pytest.raises(ConfigurationError, match=r"sub/perflint\.toml:1: "):
        discovery()


def test_links_to_directories_are_not_followed(project: Path) -> None:
    write("a/b/c.py", "../outside/d.py")
    Path("a/b/up").symlink_to("../..")
    Path("a/self").symlink_to(".")
    Path("out").symlink_to("../outside")
    assert found() == ["a/b/c.py"]
    assert found("out") == ["out/d.py"]
    assert found(".", "a/b/up", "a/self") == ["a/b/c.py"]


def test_a_linked_file_is_found_once_under_its_own_name(project: Path) -> None:
    write("m.py", "../outside/d.py")
    for link in ("a.py", "z.py"):
        Path(link).symlink_to("m.py")
    Path("out1.py").symlink_to("../outside/d.py")
    Path("out2.py").symlink_to("../outside/d.py")
    Path("loop.py").symlink_to("loop.py")
    Path("dangling.py").symlink_to("nowhere.py")
    assert found() == ["m.py", "out1.py"]
    assert found("a.py") == ["a.py"]


def test_a_directory_that_cannot_be_read_does_not_stop_the_walk(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/b.py", "c/d.py", "e/f.py")
    scandir = os.scandir

    def refuse(path: str) -> Any:
        if path == "a":
            raise PermissionError(errno.EACCES, "Permission denied")
        if path == "c":
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    result = discovery()
    assert [file.path for file in result.files] == ["e/f.py"]
    assert list(result.warnings) == [
        "a: not looked into: Permission denied",
        "c: not looked into: No such file or directory",
    ]


def test_a_file_that_vanishes_during_the_walk_does_not_stop_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.py", "b.py")

    class Vanished:
        name = "gone.py"

        def is_dir(self, *, follow_symlinks: bool = True) -> bool:
            raise FileNotFoundError

        is_file = is_dir

    scandir = os.scandir

    class Scan:
        def __init__(self, path: str) -> None:
            self._entries = scandir(path)

        def __enter__(self) -> Iterator[Any]:
            return iter([Vanished(), *self._entries])

        def __exit__(self, *_: object) -> None:
            self._entries.close()

    monkeypatch.setattr("os.scandir", Scan)
    assert found() == ["a.py", "b.py"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_not_opened(project: Path) -> None:
    os.mkfifo("pipe.py")
    os.mkfifo("pipe")
    assert found() == []
    assert found("pipe.py", "pipe") == ["pipe", "pipe.py"]


def test_names_that_are_no_text_are_found(project: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.py")
    try:
        write(name, f"{name}.d/a.py")
    except (OSError, UnicodeError):
        pytest.skip("the file system refuses such names")
    assert found() == [name, f"{name}.d/a.py"]


def test_deep_trees_are_walked(project: Path) -> None:
    deep = 1100
    for _ in range(deep):
        os.mkdir("d")
        os.chdir("d")
    write("a.py")
    os.chdir(project)
    try:
        assert found() == ["d/" * deep + "a.py"]
    finally:
        # Removing a tree is recursive: pytest couldn't do it.
        os.remove("d/" * deep + "a.py")
        for depth in range(deep, 0, -1):
            os.rmdir("d/" * depth)
