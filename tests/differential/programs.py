"""Functions that fixes change, and what they are called with."""

import copy
from typing import Any, NamedTuple

from hypothesis import strategies as st


class Program(NamedTuple):
    """A piece of code that defines `f`, and the arguments that `f` is called with.

    What happens on the way becomes visible in the arguments: give it a list `log` to write to.
    """

    code: str
    arguments: st.SearchStrategy[tuple[Any, ...]]


def run(code: str, arguments: tuple[Any, ...]) -> tuple[str, ...]:
    """What `f` returns or raises, with its type, and what it leaves of its arguments."""
    names: dict[str, Any] = {}
    exec(compile(code, "program.py", "exec", dont_inherit=True), names)
    given = copy.deepcopy(arguments)
    try:
        result = names["f"](*given)
        if hasattr(result, "__next__"):
            result = list(result)
    except Exception as error:
        return type(error).__name__, repr(given)
    return type(result).__name__, repr(result), repr(given)
