"""Reading the tables of facts, which lie beside this module."""

import os
import sys
from typing import Any

DIRECTORY = os.path.dirname(__file__)


def read_table(*parts: str) -> dict[str, Any]:
    """The TOML file at this path below `perflint/knowledge`."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    with open(os.path.join(DIRECTORY, *parts), "rb") as file:
        return tomllib.load(file)


def table_names(*parts: str) -> list[str]:
    """The names, without `.toml`, of the tables in this directory below `perflint/knowledge`, sorted."""
    entries = os.listdir(os.path.join(DIRECTORY, *parts))
    return sorted(entry[: -len(".toml")] for entry in entries if entry.endswith(".toml"))
