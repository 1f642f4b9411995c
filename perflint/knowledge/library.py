"""What functions and attributes of Python and its libraries give, and which classes there are.

The tables of the standard library are made from typeshed by `tools/typeshed_returns.py`; those in
`returns/third_party` are written by hand. Types are written with qualified names: `builtins.list[builtins.str]`.
`?` is an unknown part, `X?` is X or None, `$0` the first type parameter of the receiver's class. A tuple of any
length has one parameter. The call of an async function gives `typing.Coroutine[?, ?, X]`. A table is read when
something of its module is asked for.
"""

import re
from collections.abc import Collection
from functools import cache
from typing import Any, Literal

from perflint.knowledge.names import canonical
from perflint.knowledge.tables import read_table, table_names

Section = Literal["functions", "attributes"]


def return_type(qualified_name: str, keywords: Collection[str] | None = None) -> str | None:
    """The type that a call of this function or method certainly gives; or None.

    `keywords` are the names of the keyword arguments of the call, None if they are unknown (`**options`): with
    `inplace=True` methods of data frames give something else. Constructors are no functions: see `is_class`.
    Inherited methods are found: `collections.Counter.keys` is what `builtins.dict.keys` gives.
    """
    return _type_in("functions", canonical(qualified_name), keywords)


def attribute_type(qualified_name: str) -> str | None:
    """The type of a module's variable, or of an attribute or property of a class's instances; or None."""
    return _type_in("attributes", canonical(qualified_name), ())


def bases(qualified_class: str) -> tuple[str, ...]:
    """The direct bases of a library's class, without `object` and without type parameters.

    The abstract classes of `typing` count as bases, as in typeshed: a `builtins.list` is a
    `typing.MutableSequence`. Empty for an unknown class.
    """
    return tuple(base.partition("[")[0] for base in _written_bases(canonical(qualified_class)))


def is_class(qualified_name: str) -> bool:
    """Whether a library has this class, so that a call of it gives an instance."""
    module, path = _located(canonical(qualified_name))
    return path in _tables(module).get("classes", ())


def _type_in(section: Section, name: str, keywords: Collection[str] | None) -> str | None:
    written = _written(section, name, keywords)
    if written is None or written == "?":
        return None
    return re.sub(r"\bSelf\b", _instance(name.rpartition(".")[0]), written)


def _written(section: Section, name: str, keywords: Collection[str] | None) -> str | None:
    """The row for `name`, or the one that its class inherits, in terms of the class's type parameters."""
    module, path = _located(name)
    tables = _tables(module)
    row: str | None = tables.get(section, {}).get(path)
    if row is not None:
        unless = tables.get("unless", {}).get(path, "").split()
        return row if not unless or (keywords is not None and not set(unless).intersection(keywords)) else "?"
    owner, _, member = name.rpartition(".")
    for base in _written_bases(owner):
        base_name, _, arguments = base.partition("[")
        inherited = _written(section, f"{base_name}.{member}", keywords)
        if inherited is not None:
            return _substituted(inherited, _split(arguments[:-1]))
    return None


def _written_bases(class_name: str) -> tuple[str, ...]:
    module, path = _located(class_name)
    return tuple(_tables(module).get("classes", {}).get(path, ()))


def _instance(class_name: str) -> str:
    """The class with its own type parameters: `builtins.dict[$0, $1]`."""
    module, path = _located(class_name)
    parameters = _tables(module).get("parameters", {}).get(path, 0)
    return f"{class_name}[{', '.join(f'${i}' for i in range(parameters))}]" if parameters else class_name


def _substituted(written: str, arguments: list[str]) -> str:
    """`written` with `$0`, `$1` replaced by what a subclass gives for them."""

    def argument(match: re.Match[str]) -> str:
        position = int(match[1])
        return arguments[position] if position < len(arguments) else "?"

    return re.sub(r"\$(\d)", argument, written).replace("??", "?")


def _split(arguments: str) -> list[str]:
    """Split at the commas that stand outside brackets."""
    parts, depth = [""], 0
    for character in arguments:
        depth += (character == "[") - (character == "]")
        if character == "," and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part]


def _located(name: str) -> tuple[str, str]:
    """The module whose table may have `name`, and the rest of the name. `("", name)` without one."""
    modules = _modules()
    module = name
    while module and module not in modules:
        module = module.rpartition(".")[0]
    return module, name[len(module) + 1 :] if module else name


@cache
def _modules() -> dict[str, tuple[str, ...]]:
    """Modules with a table, and the directory of it."""
    directories: tuple[tuple[str, ...], ...] = (("returns",), ("returns", "third_party"))
    return {name: directory for directory in directories for name in table_names(*directory)}


@cache
def _tables(module: str) -> dict[str, Any]:
    """The sections of a module's table.

    `functions` and `attributes` have types, `classes` the bases, `parameters` the number of type parameters of a
    class, `unless` the keyword arguments with which a function's row does not hold.
    """
    if not module:
        return {}
    return read_table(*_modules()[module], f"{module}.toml")
