"""The command line. Thin: each command is a module here, imported only when it runs."""

import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "check": "check",
    "rule": "rule",
    "bench": "bench",
    "config": "config",
    "version": "version",
    "--version": "version",
}
"""First argument to module. What does not check must not pay for the imports of checking."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run perflint with these arguments, by default those of the process, and return its exit code.

    0: nothing found. 1: findings. 2: a wrong option, a broken configuration, a missing path or an internal
    error. 130: interrupted. The first argument names the command; without one it is `check`.
    """
    from perflint.cli.output import complain, prepare, write
    from perflint.cli.parser import Answer, UsageError

    arguments = list(sys.argv[1:] if argv is None else argv)
    command = COMMANDS[arguments.pop(0)] if arguments and arguments[0] in COMMANDS else "check"
    prepare()
    try:
        status: int = import_module(f"perflint.cli.{command}").run(arguments)
    except Answer as answer:
        write([str(answer)])
        return 0
    except UsageError as error:
        complain(f"error: {error}")
        return 2
    except KeyboardInterrupt:
        complain("interrupted")
        return 130
    except Exception:
        # Exit code 1, which an uncaught exception ends with, says that there are findings.
        from traceback import format_exc

        complain(f"internal error, please report it:\n{format_exc()}")
        return 2
    return status
