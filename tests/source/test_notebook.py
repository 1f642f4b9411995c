"""Notebooks: which cells are Python, and where their lines are."""

import ast
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.findings import Range
from perflint.source.notebook import read_notebook
from perflint.source.text import Cell, SourceError, SourceText


def code(source: str | list[str], **metadata: Any) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": None, "metadata": metadata, "outputs": [], "source": source}


def prose(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def read(*cells: dict[str, Any], **metadata: Any) -> SourceText:
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return read_notebook(json.dumps(notebook).encode(), "a.ipynb")


def test_joins_code_cells_and_counts_all() -> None:
    source = read(prose("# Title"), code("x = 1\ny = 2"), prose("..."), code(["z = [\n", "  x,\n", "]\n"]), code(""))
    assert source.text == "x = 1\ny = 2\nz = [\n  x,\n]\n\n\n"
    assert source.cells == (Cell(2, 1), Cell(4, 3), Cell(5, 7))
    last = ast.parse(source.text).body[-1]
    assert source.range(last) == Range(1, 1, 3, 2, cell=4)
    assert source.text_lines(source.range(last)) == (3, 5)


def test_cell_magics_of_other_languages_leave_their_cell_out_but_count_it() -> None:
    source = read(code("%%bash\nls"), code("%%time\nx = 1"), code("# a query\n%%sql\nselect 1"), code("y"))
    assert source.text == "#%time\nx = 1\ny\n"
    assert source.cells == (Cell(2, 1), Cell(4, 3))


@pytest.mark.parametrize("cell", ["a\r\nb", "a\rb", "a\n", "a\r", "a\r\n", "", "\n", "a\x0cb\u2028c"])
def test_line_ends_of_any_sort_keep_the_next_cell_right(cell: str) -> None:
    source = read(code(cell), code("here"))
    assert source.line(source.cells[1].first_line) == "here"


@given(st.lists(st.text(alphabet="a \n\r\x0c\u2028#"), min_size=1))
def test_every_cell_starts_at_its_line(texts: list[str]) -> None:
    source = read(*(code(text + "\nlast") for text in texts))
    assert [cell.number for cell in source.cells] == list(range(1, len(texts) + 1))
    ends = [cell.first_line - 1 for cell in source.cells[1:]] + [len(source.lines)]
    assert [source.line(end) for end in ends] == ["last"] * len(texts)


def test_old_format_with_worksheets() -> None:
    cells = [{"cell_type": "code", "input": ["x = 1"], "language": "python"}, {"cell_type": "heading", "source": "T"}]
    other = [{"cell_type": "code", "input": "y = 2", "language": "python"}]
    notebook = {"worksheets": [{"cells": cells}, {"cells": other}], "nbformat": 3}
    source = read_notebook(json.dumps(notebook).encode(), "a.ipynb")
    assert source.text == "x = 1\ny = 2\n"
    assert source.cells == (Cell(1, 1), Cell(3, 2))


@pytest.mark.parametrize(
    "metadata",
    [
        {"language_info": {"name": "julia"}},
        {"kernelspec": {"language": "R", "name": "ir"}},
        {"kernelspec": {"language": "python"}, "language_info": {"name": "scala"}},
    ],
)
def test_notebook_in_another_language_has_no_text(metadata: dict[str, Any]) -> None:
    source = read(code("x <- 1"), **metadata)
    assert (source.text, source.cells) == ("", ())


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"language_info": {"name": "python"}},
        {"kernelspec": {"language": "python", "name": "conda-env"}},
        {"kernelspec": {"name": "python3"}},
        {"kernelspec": None, "language_info": []},
    ],
)
def test_notebook_in_python_or_in_no_language_at_all(metadata: dict[str, Any]) -> None:
    assert read(code("x"), **metadata).text == "x\n"


def test_cell_in_another_language_of_the_editor() -> None:
    source = read(code("select 1", vscode={"languageId": "sql"}), code("x", vscode={"languageId": "python"}))
    assert (source.text, source.cells) == ("x\n", (Cell(2, 1),))


def test_notebook_without_cells() -> None:
    assert read().text == ""


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"", "Expecting value", 1),
        (b'{\n"cells": [}', "Expecting value", 2),
        (b"\xff\xfe\xfd", "codec can't decode", 1),
        (b"[]", "not an object", 1),
        (b"{}", "no list of cells", 1),
        (b'{"cells": {}}', "no list of cells", 1),
        (b'{"worksheets": [1]}', "no list of cells", 1),
        (b'{"cells": [{"cell_type": "code"}]}', "the source of cell 1 is neither", 1),
        (b'{"cells": [1, {"cell_type": "code", "source": [2]}]}', "the source of cell 2 is neither", 1),
        (b"[" * 200_000, "nested too deeply", 1),
        (b'{"cells": [{"cell_type": "code", "source": "\\u0000"}]}', "cell 1 contains the character '\\x00'", 1),
        (b'{"cells": [{"cell_type": "code", "source": "\\ud800"}]}', "cell 1 contains the character '\\ud800'", 1),
    ],
)
def test_what_is_no_notebook_is_refused(data: bytes, message: str, line: int) -> None:
    with pytest.raises(SourceError) as refusal:
        read_notebook(data, "a.ipynb")
    assert message in refusal.value.message
    assert refusal.value.line == line


def test_top_level_await_parses() -> None:
    cell = "await a\nasync for b in c: pass\nasync with d: pass\n[e async for e in f]\ng = await h"
    assert len(ast.parse(read(code(cell)).text).body) == 5
