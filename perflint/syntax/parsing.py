"""Text to tree."""

import ast
import sys
import warnings


class ParseError(Exception):
    """Text that is not Python, as the running interpreter sees it. `line` and `column` count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def parse_expression(text: str) -> ast.expr | None:
    """The expression that is written in `text`, an annotation mostly; None if it is none."""
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def parse(text: str) -> ast.Module:
    """The tree of `text`; raises ParseError for whatever the parser cannot take."""
    try:
        with warnings.catch_warnings():
            # Invalid escapes are not this tool's business, and a warning for each would flood the terminal.
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        running = f"{sys.version_info[0]}.{sys.version_info[1]}"
        message = f"{error.msg} (parsed with the grammar of Python {running})"
        raise ParseError(message, max(error.lineno or 1, 1), max(error.offset or 1, 1)) from None
    except ValueError as error:
        raise ParseError(str(error)) from None
    except (RecursionError, MemoryError):
        raise ParseError("nested too deeply for Python's own parser") from None
