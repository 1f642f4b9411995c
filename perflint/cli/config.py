"""`perflint config`: the options of the configuration file, from the schema of the settings."""

from collections.abc import Sequence
from textwrap import fill

from perflint.cli.closest import closest
from perflint.cli.output import write
from perflint.cli.parser import Parser, UsageError
from perflint.engine.schema import SchemaOption, schema

_DESCRIPTION = """\
List the options of the configuration, with type, default and description.

They are the keys of `[tool.perflint]` in pyproject.toml, and the top-level keys of perflint.toml."""


def run(arguments: Sequence[str]) -> int:
    """Print all options, or those that are named. Raises UsageError for one that does not exist."""
    _, names = Parser("perflint config [OPTION]...", _DESCRIPTION).parse(arguments)
    options = schema()
    for name in names:
        if name not in options:
            raise UsageError(f"there is no option `{name}`.{closest(name, options)}")
    write(["\n\n".join(_described(options[name]) for name in names or options), "\n"])
    return 0


def _described(option: SchemaOption) -> str:
    return "\n".join(
        (
            option.key,
            _wrapped(option.description, indent=2),
            f"  type:    {option.type.name}",
            _wrapped(f"default: {option.default_text or 'none'}", indent=11),
            f"  example: {option.key} = {option.example}",
        )
    )


def _wrapped(text: str, indent: int) -> str:
    return fill(
        text,
        width=100,
        initial_indent="  ",
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
