"""What a check says on standard error besides its report: warnings, internal errors, and how it went."""

from argparse import Namespace

from perflint.cli.output import complain
from perflint.engine.discovery import Discovery
from perflint.engine.dispatch import InternalError
from perflint.engine.run import Run


def narrate(discovery: Discovery, result: Run, options: Namespace, seconds: float) -> None:
    """Internal errors always; warnings unless `--quiet`; settings of each file and the time taken if `--verbose`."""
    if options.verbose:
        for file in discovery.files:
            complain(f"{file.path}: {file.settings.configuration_file or 'no configuration file'}")
        complain(f"checked {result.files:,} files in {seconds:.2f} seconds")
    if not options.quiet:
        _warn(discovery, result, options)
    for error in result.internal_errors:
        _tell(error, options)


def _warn(discovery: Discovery, result: Run, options: Namespace) -> None:
    for warning in discovery.warnings:
        complain(f"warning: {warning}")
    if not discovery.files:
        complain("warning: no Python files found")


def _tell(error: InternalError, options: Namespace) -> None:
    complain(f"internal error: {error.rule} failed at {error.path}:{error.line}: {error.message}")
    if options.verbose:
        complain(error.traceback)
    else:
        complain("--verbose shows where; please report it")
