"""One name for one thing: the path by which users import it."""

from functools import cache

from perflint.knowledge.tables import read_table


def canonical(qualified_name: str) -> str:
    """The name under which the tables know a thing that can be reached by several paths.

    `requests.api.get` is `requests.get`, `posixpath.join` is `os.path.join`, `typing.List` is `builtins.list`.
    A name without another path is returned as it is.
    """
    aliases = _aliases()
    prefix, rest = qualified_name, ""
    while prefix:
        if prefix in aliases:
            return aliases[prefix] + rest
        prefix, _, last = prefix.rpartition(".")
        rest = f".{last}{rest}"
    return qualified_name


@cache
def _aliases() -> dict[str, str]:
    table: dict[str, dict[str, str]] = read_table("aliases.toml")
    return {other: name for names in table.values() for name, others in names.items() for other in others.split()}
