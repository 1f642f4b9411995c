"""The few lexemes that tell code from what only looks like code: strings and comments.

Far cheaper than `tokenize`, and it cannot fail; but to it an f-string is a string like any other.
"""

import re

_LONG = r"{q}{q}{q}[^{q}\\]*(?:(?:\\.?|{q}(?!{q}{q}))[^{q}\\]*)*(?:{q}{q}{q}|\Z)"
_SHORT = r"{q}[^{q}\\\r\n]*(?:\\(?:\r\n|.)?[^{q}\\\r\n]*)*{q}?"

STRING = "|".join(form.format(q=quote) for form in (_LONG, _SHORT) for quote in ('"', "'"))
"""Pattern (needs re.DOTALL) of a string from its first quote to its last. One without an end goes on to the end of
the text, or of the line if it has single quotes."""

COMMENT = r"#[^\r\n]*"
"""Pattern of a comment up to the end of its line."""

STRING_OR_COMMENT = re.compile(f"{STRING}|{COMMENT}", re.DOTALL)
