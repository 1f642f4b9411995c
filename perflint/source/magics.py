"""IPython's additions to Python, replaced by Python that stands in the same place.

Source: IPython's input transformers. Line magics (`%matplotlib inline`), shell commands (`!ls`), help (`name?`),
automatic calls (`/f x`), assignments from magics and commands (`files = !ls`), and cell magics (`%%time`).
"""

import ast
import re
import warnings

from perflint.source.lexemes import COMMENT, STRING

_TRANSPARENT = ("capture", "debug", "memit", "prun", "time", "timeit")
"""Cell magics that run the rest of their cell as the notebook's own Python."""

_CELL_MAGIC = re.compile(r"(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r(?!\n)|\n))*[ \t]*(%)%(\w*)")

_REST_OF_LINE = r"(?:\\(?:\r\n?|\n)|[^\r\n])*"
"""Up to the end of the line, with the lines that backslashes join to it."""

_ESCAPE = re.compile(rf"([ \t\f]*)([%!?,;/]{_REST_OF_LINE})")

_LEXEME = re.compile(
    rf"(?<![=!<>:])=[ \t]*(?P<assigned>[%!]{_REST_OF_LINE})|(?P<help>\?\??)[ \t]*(?=[#\r\n]|\Z)"
    rf"|(?P<open>[(\[{{])|(?P<close>[)\]}}])|{STRING}|{COMMENT}|\\(?:\r\n?|\n)|(?P<end>\r\n?|\n)",
    re.DOTALL,
)
"""What decides where a logical line ends, and whether it is Python."""

_LINE_END = re.compile(r"\r\n?|\n")

_MAYBE_IPYTHON = re.compile(r"(?:\A|[\r\n])[ \t\f]*[%!?,;/]|=[ \t]*[%!]|\?")


def python_of_cell(code: str) -> str | None:
    """A cell as Python with the same lines, or None if a cell magic makes something else of it."""
    while magic := _CELL_MAGIC.match(code):
        if magic[2] not in _TRANSPARENT:
            return None
        code = f"{code[: magic.start(1)]}#{code[magic.end(1) :]}"
    if not _MAYBE_IPYTHON.search(code):
        return code
    pieces = []
    position = 0
    while position < len(code):
        piece, position = _logical_line(code, position)
        pieces.append(piece)
    return "".join(pieces)


def _logical_line(code: str, start: int) -> tuple[str, int]:
    """The logical line that starts at an offset, as Python, and the offset behind it."""
    escape = _ESCAPE.match(code, start)
    if escape:
        return escape[1] + _statement(escape[2]), escape.end()
    depth = 0
    for lexeme in _LEXEME.finditer(code, start):
        match lexeme.lastgroup:
            case "open":
                depth += 1
            case "close":
                depth -= 1
            case "end" if depth <= 0:
                return code[start : lexeme.end()], lexeme.end()
            case "help" if depth <= 0:
                line = code[start : lexeme.end()]
                indentation = line[: len(line) - len(line.lstrip(" \t\f"))]
                return _instead(indentation + "pass", line), lexeme.end()
            case "assigned" if depth <= 0:
                # What IPython itself makes of it is a call of this function, too.
                return code[start : lexeme.start("assigned")] + _instead("get_ipython()", lexeme[0]), lexeme.end()
    return code[start:], len(code)


def _statement(escaped: str) -> str:
    """What stands for a line in IPython's own syntax. `%time` runs its statement, and may bind names."""
    if escaped.startswith("%time "):
        timed = escaped.replace("%time", "if 1:", 1)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ast.parse(timed)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            pass
        else:
            return timed
    return _instead("pass", escaped)


def _instead(python: str, replaced: str) -> str:
    """The Python with as many line ends as what it replaces."""
    return python + "\n" * len(_LINE_END.findall(replaced))
