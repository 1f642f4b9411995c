"""Make the tables of return types of the standard library from typeshed.

    python tools/typeshed_returns.py            # every table that there is
    python tools/typeshed_returns.py zoneinfo   # and one more

Writes `perflint/knowledge/returns/<module>.toml`, which `perflint/knowledge/library.py` reads and explains.
A type gets a row only if all overloads, all supported versions of Python and all platforms agree on it.
Needs `typeshed_client`, which brings its copy of typeshed.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from typeshed_client import OverloadedName, Resolver, get_search_context
from typeshed_types import NONE, Definition, Row, Stubs, Type, merged

from perflint.knowledge.names import canonical
from perflint.knowledge.tables import DIRECTORY, table_names

VERSIONS = [(3, 10), (3, 11), (3, 12), (3, 13), (3, 14)]
OTHER_PLATFORMS = ["darwin", "win32"]
TABLES = Path(DIRECTORY, "returns")
SPECIAL_METHODS = {
    "__aenter__",
    "__aiter__",
    "__anext__",
    "__await__",
    "__call__",
    "__enter__",
    "__getitem__",
    "__iter__",
    "__next__",
}
"""Those whose results are asked for. Of operators one would have to know both sides."""


class Facts:
    """What is known of one module: rows by name, and for classes their bases and the number of type parameters."""

    def __init__(self) -> None:
        self.functions: dict[str, Row] = {}
        self.attributes: dict[str, Row] = {}
        self.classes: dict[str, tuple[Type, ...]] = {}
        self.parameters: dict[str, int] = {}

    @property
    def is_empty(self) -> bool:
        return not (self.functions or self.attributes or self.classes)


def facts_of(module: str, stubs: Stubs) -> Facts:
    """The facts as one version of Python on one platform has them."""
    facts = Facts()
    for name, found in stubs.public_names(module):
        if canonical(f"{module}.{name}") != f"{module}.{name}":
            continue
        match found.info.ast:
            case ast.ClassDef() if stubs.public_name(found) == f"{module}.{name}":
                _add_class(facts, name, stubs.generic(found), stubs)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | OverloadedName():
                facts.functions[name] = stubs.returned(found)
            case ast.Assign():
                facts.functions[name] = stubs.returned_by_bound_method(found)
            case ast.AnnAssign():
                facts.attributes[name] = stubs.attribute(found)
    return facts


def _add_class(facts: Facts, name: str, cls: Definition, stubs: Stubs) -> None:
    facts.classes[name] = tuple(stubs.bases(cls))
    if cls.scope.variables:
        facts.parameters[name] = len(cls.scope.variables)
    is_enum = any(base.name.startswith("enum.") for base in facts.classes[name])
    for member, found in stubs.members(cls):
        if member.startswith("_") and member not in SPECIAL_METHODS:
            continue
        if not stubs.is_attribute(found):
            facts.functions.setdefault(f"{name}.{member}", stubs.returned(found))
        elif not (is_enum and isinstance(found.info.ast, ast.AnnAssign)):
            row = stubs.attribute(found)
            facts.attributes.setdefault(f"{name}.{member}", None if row == NONE else row)


def agreed_facts(module: str, everywhere: Sequence[Stubs]) -> Facts:
    """The facts on which all versions and platforms agree, of what Linux has."""
    found = [facts_of(module, stubs) for stubs in everywhere]
    agreed = Facts()
    agreed.functions = _agreed_rows([facts.functions for facts in found])
    agreed.attributes = _agreed_rows([facts.attributes for facts in found])
    for facts in found[: len(VERSIONS)]:
        agreed.parameters.update(facts.parameters)
        for name, bases in facts.classes.items():
            known = agreed.classes.get(name, bases)
            here = set(bases)
            agreed.classes[name] = tuple(base for base in known if base in here)
    return agreed


def _agreed_rows(tables: list[dict[str, Row]]) -> dict[str, Row]:
    names = dict.fromkeys(name for table in tables[: len(VERSIONS)] for name in table)
    return {name: merged(table[name] for table in tables if name in table) for name in names}


class Library:
    """The facts of all modules together, for what depends on inheritance."""

    def __init__(self, modules: Sequence[str]) -> None:
        everywhere = all_stubs(modules)
        self.modules = {module: agreed_facts(module, everywhere) for module in modules}

    def table(self, module: str) -> str:
        """The text of a module's table."""
        facts = self.modules[module]
        sections = {
            "functions": self._rows(module, "functions"),
            "attributes": self._rows(module, "attributes"),
            "classes": {name: f"[{', '.join(map(_quoted, bases))}]" for name, bases in facts.classes.items()},
            "parameters": {name: str(count) for name, count in facts.parameters.items()},
        }
        lines = [
            f"# What `{module}` gives, from typeshed ({version('typeshed_client')} of typeshed_client).",
            "# Made by tools/typeshed_returns.py: change that, not this.",
        ]
        for section, rows in sections.items():
            if rows:
                lines += ["", f"[{section}]", *(f"{_key(name)} = {rows[name]}" for name in sorted(rows))]
        return "\n".join(lines) + "\n"

    def _rows(self, module: str, section: str) -> dict[str, str]:
        """Known types; and `?` where an unknown one hides a known one of a base."""
        rows: dict[str, Row] = getattr(self.modules[module], section)
        written = {}
        for name, row in rows.items():
            if row is not None and not self._is_flag(module, name, row):
                written[name] = _quoted(row)
            elif row is None and self._inherits(f"{module}.{name}", section):
                written[name] = "'?'"
        return written

    def _inherits(self, qualified_name: str, section: str) -> bool:
        owner, _, member = qualified_name.rpartition(".")
        return any(self._has(f"{base}.{member}", section) for base in self._bases(owner))

    def _has(self, qualified_name: str, section: str) -> bool:
        module, name = self._located(qualified_name)
        rows: dict[str, Row] = getattr(self.modules[module], section) if module else {}
        return rows[name] is not None if name in rows else self._inherits(qualified_name, section)

    def _bases(self, qualified_class: str) -> Iterator[str]:
        module, name = self._located(qualified_class)
        if module:
            yield from (base.name for base in self.modules[module].classes.get(name, ()))

    def _located(self, qualified_name: str) -> tuple[str, str]:
        module, _, name = qualified_name.rpartition(".")
        while module and module not in self.modules:
            module, _, owner = module.rpartition(".")
            name = f"{owner}.{name}"
        return module, name

    def _is_flag(self, module: str, name: str, row: Type) -> bool:
        """Numbers and members of enumerations: hundreds in some modules, and no rule asks for them."""
        is_enum = any(base.startswith("enum.") for base in self._bases(row.name))
        return name.isupper() and "." not in name and (row.name == "builtins.int" or is_enum)


def _key(name: str) -> str:
    return name if re.fullmatch(r"\w+", name) else _quoted(name)


def _quoted(value: object) -> str:
    """A literal string of TOML, which parses faster than a basic one."""
    return f"'{value}'"


def stubs_of(modules: Sequence[str], python: tuple[int, int], platform: str = "linux") -> Stubs:
    """Typeshed as this version of Python on this platform sees it."""
    return Stubs(Resolver(get_search_context(version=python, platform=platform, search_path=[])), modules)


def all_stubs(modules: Sequence[str]) -> list[Stubs]:
    """The supported versions on Linux, then the newest on the other platforms."""
    on_linux = [stubs_of(modules, python) for python in VERSIONS]
    return on_linux + [stubs_of(modules, VERSIONS[-1], platform) for platform in OTHER_PLATFORMS]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="modules that have no table yet")
    modules = sorted({*table_names("returns"), *parser.parse_args(arguments).modules})
    library = Library(modules)
    for module in modules:
        if not library.modules[module].is_empty:
            (TABLES / f"{module}.toml").write_text(library.table(module), encoding="utf-8")
        else:
            parser.error(f"typeshed knows nothing of {module}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
