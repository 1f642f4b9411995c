"""Where the comments of a file are."""

import re
import sys
from typing import NamedTuple

from perflint.source.lexemes import STRING_OR_COMMENT
from perflint.source.text import SourceText


class Comment(NamedTuple):
    """A comment from its `#` to the end of its line: line of the whole text and character column, both from 1."""

    line: int
    column: int
    text: str


def comments(source: SourceText) -> list[Comment]:
    """All comments, in order. What only looks like one inside a string is none.

    For text that does not parse, the answer is the best that can be had.
    """
    if "#" not in source.text:
        return []
    found = []
    doubtful = False
    for lexeme in STRING_OR_COMMENT.finditer(source.text):
        if lexeme[0].startswith("#"):
            found.append(Comment(*source.position(lexeme.start()), lexeme[0]))
        elif sys.version_info >= (3, 12):
            doubtful = doubtful or _may_hold_code(lexeme)
    return _tokenized(source, found) if doubtful else found


def _may_hold_code(string: re.Match[str]) -> bool:
    """Whether this may be an f-string whose expressions have its own quotes or comments in them (PEP 701).

    Then the match has ended too early, inside of braces, or its comments are some.
    """
    prefix = string.string[max(0, string.start() - 2) : string.start()].lower()
    if "f" not in prefix and "t" not in prefix:
        return False
    text = string[0]
    return text.count("{") != text.count("}") or ("#" in text and ("\n" in text or "\r" in text))


def _tokenized(source: SourceText, otherwise: list[Comment]) -> list[Comment]:
    """The comments as Python's own tokenizer sees them; it is many times slower, and refuses broken text."""
    import tokenize
    import warnings

    lines = iter([f"{line}\n" for line in source.lines])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # It has opinions on escapes in strings.
            return [
                Comment(token.start[0], token.start[1] + 1, token.string)
                for token in tokenize.generate_tokens(lambda: next(lines, ""))
                if token.type == tokenize.COMMENT
            ]
    except (tokenize.TokenError, SyntaxError):
        return otherwise
