"""Calls that return at once: they wait for nothing outside of the process, and don't work for long."""

import ast
import sys
from typing import TYPE_CHECKING

from perflint.knowledge.blocking import blocking_call
from perflint.syntax.naming import last_name

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_VALUES = set(
    """
    append casefold copy count decode encode endswith find format get index isdigit isoformat items join keys lower
    lstrip pop replace rstrip setdefault split splitlines startswith strftime strip timestamp title upper values
    """.split()
)
"""Methods of text, dates and containers. Of an unknown object, too, they are nothing else most of the time."""
_LOGGING = {"critical", "debug", "echo", "error", "exception", "info", "log", "print", "warning", "write"}
_RUNS_ANYTHING = {"builtins.compile", "builtins.eval", "builtins.exec"}


def is_prompt(model: "SemanticModel", call: ast.Call) -> bool:
    """Whether `call` returns at once, as far as its name tells: what is unknown may take its time.

    Makers of objects are prompt, and so are Python's own functions and methods that do not block, and logging.
    """
    name = model.qualified_name(call.func)
    known = blocking_call(name) if name is not None else None
    if known is not None and known.tier in ("error", "warn"):
        return False
    last = last_name(call.func)
    if last[:1].isupper() or last in _LOGGING:
        return True
    if name is None:
        return isinstance(call.func, ast.Attribute) and last in _VALUES
    return name.partition(".")[0] in sys.stdlib_module_names and name not in _RUNS_ANYTHING
