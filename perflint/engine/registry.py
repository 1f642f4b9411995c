"""Which rules there are: the directory is the registry."""

import os
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from perflint.rules import Rule

FAMILIES = {
    "collections": 1,
    "algorithms": 2,
    "iteration": 3,
    "caching": 4,
    "concurrency": 5,
    "database": 6,
    "io": 7,
    "memory": 8,
    "numeric": 9,
}
"""Package of `perflint.rules` to the hundred of its codes."""

_CODE = re.compile(r"PRF([1-9])\d\d")


class RegistryError(Exception):
    """A rule whose form is wrong, or two rules with the same code or name: a mistake of the rule's author."""


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """All rules, sorted by code."""
    return rules_in("perflint.rules")


def rules_in(package: str) -> tuple[type[Rule], ...]:
    """The rules below a package, one in each module of its families, sorted by code.

    Names that start with an underscore are no families and no rules. Raises RegistryError.
    """
    by_code: dict[str, type[Rule]] = {}
    for family, module in _modules(package):
        rule = _rule_in(module, family)
        other = by_code.setdefault(rule.code, rule)
        if other is not rule:
            raise RegistryError(f"{rule.__module__} and {other.__module__} have the same code {rule.code}")
    rules = sorted(by_code.values(), key=lambda rule: rule.code)
    _check_names(rules)
    return tuple(rules)


def _modules(package: str) -> Iterator[tuple[str, str]]:
    """Family and full name of every module that holds a rule."""
    for directory in import_module(package).__path__:
        for family in _public_entries(directory):
            if family.is_dir():
                for entry in _public_entries(family.path):
                    if entry.name.endswith(".py"):
                        yield family.name, f"{package}.{family.name}.{entry.name[:-3]}"


def _public_entries(directory: str) -> list[os.DirEntry[str]]:
    with os.scandir(directory) as entries:
        return sorted((entry for entry in entries if entry.name[0] not in "._"), key=lambda entry: entry.name)


def _rule_in(module: str, family: str) -> type[Rule]:
    members = vars(import_module(module)).values()
    rules = [
        member
        for member in members
        if isinstance(member, type) and issubclass(member, Rule) and member.__module__ == module
    ]
    if len(rules) != 1:
        raise RegistryError(f"{module} defines {len(rules)} rules, not one")
    rule = rules[0]
    hundred = FAMILIES.get(family)
    if hundred is None:
        raise RegistryError(f"{module} is in no family of rules: the families are {', '.join(FAMILIES)}")
    code = getattr(rule, "code", None)
    match = _CODE.fullmatch(code) if isinstance(code, str) else None
    if match is None or int(match[1]) != hundred:
        raise RegistryError(f"{module}: the code of a rule in {family} is PRF{hundred} and two digits, not {code}")
    return rule


def _check_names(rules: list[type[Rule]]) -> None:
    by_name: dict[str, type[Rule]] = {}
    for rule in rules:
        name = rule.rule_name()
        other = by_name.setdefault(name, rule)
        if other is not rule:
            raise RegistryError(f"{rule.__module__} and {other.__module__} have the same name {name}")
        if rule.__module__.rpartition(".")[2] != name.replace("-", "_"):
            raise RegistryError(
                f"{rule.__module__} defines the rule {name}, so it has to be called {name.replace('-', '_')}"
            )
