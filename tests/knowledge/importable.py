"""Whether the names in the tables are names of things that Python has."""

import importlib
import sys
import types
from typing import Any

NEWER = {
    "asyncio.Runner": (3, 11),
    "asyncio.Runner.run": (3, 11),
    "hashlib.file_digest": (3, 11),
    "itertools.batched": (3, 12),
    "math.cbrt": (3, 11),
    "math.exp2": (3, 11),
    "builtins.bytearray.resize": (3, 14),
    "builtins.bytearray.take_bytes": (3, 15),
    "math.fma": (3, 13),
    "math.sumprod": (3, 12),
    "os.path.splitroot": (3, 12),
    "pathlib.Path.walk": (3, 12),
    "pathlib.PurePath.full_match": (3, 13),
    "re.PatternError": (3, 13),
}
"""Names in the tables written by hand that the oldest supported version of Python lacks."""


def is_standard(qualified_name: str) -> bool:
    return qualified_name.partition(".")[0] in sys.stdlib_module_names


def exists(qualified_name: str) -> bool:
    return NEWER.get(qualified_name, (0, 0)) > sys.version_info[:2] or imported(qualified_name) is not None


def imported(qualified_name: str) -> Any:
    """The thing of this name, None if there is none."""
    path, rest = qualified_name.split("."), list[str]()
    while path:
        try:
            found: Any = importlib.import_module(".".join(path))
        except ImportError:
            rest.insert(0, path.pop())
        else:
            return _member(found, rest)
    return None


def _member(owner: Any, path: list[str]) -> Any:
    for name in path:
        if isinstance(owner, types.BuiltinFunctionType | types.FunctionType):
            owner = owner()  # `threading.Lock` is a function in older versions.
        owner = getattr(getattr(owner, "__origin__", owner), name, None)
    return owner
