"""`python -m perflint`."""

import os
import sys


def _keep_out_of(directory: str) -> None:
    """`-m` lets modules be imported from the current directory. That is the code to check, which must never run."""
    if sys.path[:1] == [directory] and os.path.dirname(os.path.dirname(__file__)) != directory:
        del sys.path[0]


if __name__ == "__main__":
    _keep_out_of(os.getcwd())

    from perflint.cli import main

    sys.exit(main())
