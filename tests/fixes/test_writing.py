"""A file is either as it was or as it should be."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from perflint.fixes.writing import WriteError, write_source
from perflint.source.reading import read_source
from perflint.source.text import SourceText


def changed(source: SourceText) -> SourceText:
    text = source.text.replace("old", "new")
    return SourceText(source.path, text, source.encoding, source.has_bom)


@pytest.mark.parametrize(
    "data",
    [
        b"old = 1\n",
        b"\xef\xbb\xbfold = 1\r\n",
        b"# coding: latin-1\nold = '\xe9'\n",
        "# coding: cp1251\nold = 'я'\n".encode("cp1251"),
        b"",
        b"old\r\r\n\x0c",
    ],
)
def test_all_other_bytes_stay(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(data)
    source = read_source(str(path))
    write_source(source, changed(source))
    assert path.read_bytes() == data.replace(b"old", b"new")
    assert os.listdir(tmp_path) == ["a.py"]


def failing(error: BaseException) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("name", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_whatever_interrupts_it_the_file_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException
) -> None:
    path = tmp_path / "a.py"
    path.write_text("old = 1\n")
    source = read_source(str(path))
    monkeypatch.setattr(os, name, failing(error))
    with pytest.raises((WriteError, KeyboardInterrupt)):
        write_source(source, changed(source))
    monkeypatch.undo()
    assert path.read_text() == "old = 1\n"
    assert os.listdir(tmp_path) == ["a.py"]


DYING = """
import os, sys
from perflint.fixes.writing import write_source
from perflint.source.text import SourceText
os.replace = lambda *_: os._exit(9)
write_source(SourceText(sys.argv[1], "old = 1\\n"), SourceText(sys.argv[1], "new = 1\\n"))
"""


def test_a_process_that_dies_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("old = 1\n")
    assert subprocess.run([sys.executable, "-c", DYING, str(path)]).returncode == 9
    assert path.read_text() == "old = 1\n"


def test_a_file_that_somebody_else_has_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("old = 1\n")
    source = read_source(str(path))
    path.write_text("old = 2\n")
    with pytest.raises(WriteError, match="has changed meanwhile"):
        write_source(source, changed(source))
    assert path.read_text() == "old = 2\n"


def test_a_file_that_has_vanished_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("old = 1\n")
    source = read_source(str(path))
    path.unlink()
    with pytest.raises(WriteError, match="No such file"):
        write_source(source, changed(source))
    assert not path.exists()
