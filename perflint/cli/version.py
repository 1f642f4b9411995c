"""`perflint version`."""

from collections.abc import Sequence

from perflint._version import __version__
from perflint.cli.output import write
from perflint.cli.parser import Parser, UsageError


def run(arguments: Sequence[str]) -> int:
    """Print the version."""
    parser = Parser("perflint version", description="Print the version of perflint.")
    _, operands = parser.parse(arguments)
    if operands:
        raise UsageError(f"`perflint version` takes no argument, got {operands[0]}")
    write([version_line()])
    return 0


def version_line() -> str:
    return f"perflint {__version__}\n"
