"""Glob patterns of the configuration."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.engine.patterns import PathPatterns, anchored


def covers(glob: str, path: str, root: str = "/project") -> bool:
    return PathPatterns((glob,), root).cover(path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("a.py", "/project/a.py"),
        ("a.py", "/project/b/a.py"),
        ("b", "/project/b/a.py"),
        ("b/", "/project/c/b/a.py"),
        ("*_pb2.py", "/project/b/x_pb2.py"),
        ("b?", "/project/b1/a.py"),
        ("b[0-9]", "/project/b1/a.py"),
        ("b[!0-9]", "/project/bx/a.py"),
        ("{a,c}.py", "/project/b/c.py"),
        ("b/a.py", "/project/b/a.py"),
        ("./b/a.py", "/project/b/a.py"),
        ("b/*.py", "/project/b/c/a.py"),
        ("b/**", "/project/b/c/a.py"),
        ("b/c", "/project/b/c/d/a.py"),
        ("**/c/*.py", "/project/c/a.py"),
        ("**/c/*.py", "/project/b/b/c/a.py"),
        ("b/**/c", "/project/b/c/a.py"),
        ("b/**/c", "/project/b/x/y/c/a.py"),
        ("{b,c}/{x,y}.py", "/project/c/x.py"),
        ("/project/b/a.py", "/project/b/a.py"),
        ("/else*/a.py", "/elsewhere/a.py"),
        ("a.py", "/elsewhere/a.py"),
    ],
)
def test_match(glob: str, path: str) -> None:
    assert covers(glob, path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("a.py", "/project/b.py"),
        ("a", "/project/a.py"),
        ("project", "/project/a.py"),
        ("elsewhere", "/elsewhere/a.py"),
        ("b/a.py", "/project/c/b/a.py"),
        ("b/*.py", "/project/c/b/a.py"),
        ("b/**/c", "/project/bc/a.py"),
        ("A.py", "/project/a.py"),
        ("b[0-9]", "/project/bx/a.py"),
        ("", "/project/a.py"),
        ("/", "/project/a.py"),
        ("b/a.py", "/elsewhere/b/a.py"),
    ],
)
def test_no_match(glob: str, path: str) -> None:
    assert not covers(glob, path)


def test_the_root_itself_is_not_matched() -> None:
    assert not covers("project", "/project")
    assert covers("project", "/project/project")


def test_a_root_with_special_characters_is_taken_literally() -> None:
    assert covers("b/*.py", "/pro[j]e*ct/b/a.py", root="/pro[j]e*ct")
    assert not covers("b/*.py", "/proj-e-ct/b/a.py", root="/pro[j]e*ct")


def test_many_patterns_are_alternatives() -> None:
    patterns = PathPatterns(("*a*b*c.py", "*d*e*f.py", "x/*y*z*/w"), "/")
    assert patterns.match("/1a2b3c.py", "1a2b3c.py")
    assert patterns.match("/1d2e3f.py", "1d2e3f.py")
    assert patterns.match("/x/1y2z3/w", "w")
    assert not patterns.match("/1a2b3f.py", "1a2b3f.py")


def test_an_anchored_pattern_keeps_its_meaning_under_another_root() -> None:
    glob = anchored("b/*.py", "/pro[j]ect")
    assert covers(glob, "/pro[j]ect/b/a.py", root="/")
    assert not covers(glob, "/b/a.py", root="/")
    assert anchored("*.py", "/project") == "*.py"
    assert anchored("b/", "/project") == "b/"


@given(st.text(alphabet="ab*?[]!{},/.\\", max_size=12), st.text(alphabet="ab/.", min_size=1, max_size=12))
def test_any_text_is_a_pattern(glob: str, path: str) -> None:
    path = os.path.normpath("/" + path.lstrip("/"))
    PathPatterns((glob,), "/").cover(path)
    if not set(glob) & set("*?[]{}"):
        parts = {os.path.join("/", *path.split("/")[1 : end + 1]) for end in range(1, path.count("/") + 1)} - {"/"}
        wanted = glob.rstrip("/")
        expected = any(
            part == os.path.normpath(os.path.join("/", wanted)) if "/" in wanted else os.path.basename(part) == wanted
            for part in parts
        )
        assert PathPatterns((glob,), "/").cover(path) is expected
