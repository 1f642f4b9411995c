"""Jupyter notebooks: the Python of their code cells as one text.

Sources: the notebook format (nbformat 3 and 4). Imported only when there is a notebook to read.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from perflint.source.magics import python_of_cell
from perflint.source.text import Cell, SourceError, SourceText

_LINE_END = re.compile(r"\r\n?|\n")
_UNPARSABLE = re.compile("[\0\ud800-\udfff]")


def read_notebook(data: bytes, path: str) -> SourceText:
    """The code cells of a Python notebook, a line end after each; without text if its language is another one.

    IPython's own syntax is replaced by Python of the same number of lines, and cells in another language
    are left out. Raises SourceError for data that is not a notebook.
    """
    notebook = _notebook(data)
    texts: list[str] = []
    cells: list[Cell] = []
    line = 1
    for number, code in _python_cells(notebook) if _is_python(notebook) else ():
        text = python_of_cell(code)
        if text is None:
            continue
        if unparsable := _UNPARSABLE.search(text):
            raise SourceError(f"cell {number} contains the character {unparsable[0]!r}")
        texts.append(text + "\n")
        cells.append(Cell(number, line))
        line += len(_LINE_END.findall(texts[-1]))
    return SourceText(path, "".join(texts), cells=tuple(cells))


def _notebook(data: bytes) -> dict[str, Any]:
    try:
        notebook = json.loads(data)
    except json.JSONDecodeError as error:
        raise SourceError(f"not a notebook: {error.msg}", error.lineno, error.colno) from None
    except ValueError as error:
        raise SourceError(f"not a notebook: {error}") from None
    except RecursionError:
        raise SourceError("not a notebook: nested too deeply") from None
    if not isinstance(notebook, dict):
        raise SourceError("not a notebook: not an object")
    return notebook


def _is_python(notebook: dict[str, Any]) -> bool:
    """Whether the notebook is in Python, or does not say what it is in."""
    metadata = _object(notebook.get("metadata"))
    declared = (
        _object(metadata.get("language_info")).get("name"),
        _object(metadata.get("kernelspec")).get("language"),
    )
    return all(map(_is_python_name, declared))


def _python_cells(notebook: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Number and source of each code cell that is in Python."""
    for number, cell in enumerate(_cells(notebook), 1):
        editor = _object(_object(cell.get("metadata")).get("vscode"))
        declared = (cell.get("language"), editor.get("languageId"))
        if cell.get("cell_type") == "code" and all(map(_is_python_name, declared)):
            yield number, _source(cell, number)


def _cells(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All cells; format 3 keeps them in worksheets."""
    sheets = notebook.get("worksheets", [notebook])
    for sheet in sheets if isinstance(sheets, list) else ():
        cells = _object(sheet).get("cells")
        if not isinstance(cells, list):
            raise SourceError("not a notebook: it has no list of cells")
        yield from map(_object, cells)


def _source(cell: dict[str, Any], number: int) -> str:
    source = cell.get("source", cell.get("input"))  # Format 3 calls it input.
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    if isinstance(source, str):
        return source
    raise SourceError(f"not a notebook: the source of cell {number} is neither a string nor a list of strings")


def _is_python_name(name: object) -> bool:
    return not isinstance(name, str) or name.lower() in ("", "python", "python3", "ipython", "ipython3")


def _object(value: object) -> dict[str, Any]:
    """The value if it is a JSON object, otherwise an empty one: metadata may hold anything."""
    return value if isinstance(value, dict) else {}
