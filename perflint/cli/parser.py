"""The argument parser that all commands share: exact option names, short errors, a hint for a misspelt option."""

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from perflint.cli.closest import closest


class UsageError(Exception):
    """What the user has to mend: a wrong option, a broken configuration, a missing path. Ends with exit code 2."""


class Answer(Exception):
    """The arguments ask for a text (help, version) instead of a run. Ends with exit code 0."""


class Parser(argparse.ArgumentParser):
    """A parser of options. What is left over are the command's operands, before, between and after them."""

    def __init__(self, usage: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog="perflint",
            usage=usage,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            add_help=False,
            formatter_class=_help_formatter,
        )
        self.add_argument("-h", "--help", action=_Help, nargs=0, help="print this help")

    def parse(self, arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
        """Options and operands. Everything after `--` is an operand.

        Raises UsageError for an option that does not exist or has a wrong value, Answer for `--help`.
        """
        if "--" in arguments:
            split = arguments.index("--")
            arguments, literal = arguments[:split], arguments[split + 1 :]
        else:
            literal = []
        options, rest = self.parse_known_args(arguments)
        for operand in rest:
            if operand.startswith("-") and operand != "-":
                raise UsageError(self._unknown(operand.partition("=")[0]))
        return options, [*rest, *literal]

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)

    def _unknown(self, option: str) -> str:
        known = [name for action in self._actions for name in action.option_strings]
        return f"unknown option {option}.{closest(option, known) or ' --help lists the options.'}"


def _help_formatter(prog: str) -> argparse.HelpFormatter:
    # Left to itself, it imports shutil to measure the terminal, whether help is wanted or not.
    return argparse.RawDescriptionHelpFormatter(prog, max_help_position=32, width=100)


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        raise Answer(parser.format_help())
