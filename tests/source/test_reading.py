"""What is a file that can be read, and what is not."""

import os
from pathlib import Path

import pytest

from perflint.source.reading import decode_source, read_source
from perflint.source.text import Cell, SourceError


def refusal(path: Path | str) -> str:
    with pytest.raises(SourceError) as refused:
        read_source(os.fspath(path))
    return refused.value.message


def test_reads_a_file_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\r\ny = 2\r")
    source = read_source(str(path))
    assert source.path == str(path)
    assert source.text == "x = 1\r\ny = 2\r"


def test_reads_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.touch()
    assert read_source(str(path)).text == ""


def test_names_the_reason(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.py") == "cannot read the file: No such file or directory"
    assert refusal(tmp_path) == "cannot read the file: it is not a regular file"
    assert refusal("a\0b.py") == refusal("\ud800.py") == "cannot read the file: its path is impossible"
    assert refusal(tmp_path / ("a" * 999)) == "cannot read the file: File name too long"


def test_symbolic_link_that_leads_nowhere_or_to_itself(tmp_path: Path) -> None:
    (tmp_path / "nowhere.py").symlink_to(tmp_path / "gone.py")
    (tmp_path / "itself.py").symlink_to(tmp_path / "itself.py")
    assert "No such file" in refusal(tmp_path / "nowhere.py")
    assert "symbolic links" in refusal(tmp_path / "itself.py")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert refusal(tmp_path / "pipe.py") == "cannot read the file: it is not a regular file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.touch(mode=0)
    assert refusal(path) == "cannot read the file: Permission denied"


def test_notebook_is_known_by_its_name() -> None:
    data = b'{"cells": [{"cell_type": "code", "source": "x"}]}'
    assert decode_source(data, "a.ipynb").cells == (Cell(1, 1),)
    assert decode_source(data, "a.py").cells == ()
