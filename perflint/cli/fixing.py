"""`--fix` and `--diff`: what becomes of the files that fixes change."""

from argparse import Namespace
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from perflint.cli.output import complain, write_bytes
from perflint.engine.run import Run
from perflint.engine.settings import Settings
from perflint.reports.style import Style

if TYPE_CHECKING:
    from perflint.engine.fixing import Fixed
    from perflint.fixes.writing import WriteError


class Fixing(Enum):
    """What is done with fixes."""

    NO = "no"
    ALSO = "applied, and what is left is reported"
    ONLY = "applied"
    SHOWN = "shown as a diff"


class Ended(NamedTuple):
    """A run whose fixes have been written, or shown; and the files that could not be written."""

    run: Run
    errors: "Sequence[WriteError]" = ()


def fixing_of(options: Namespace, settings: Settings) -> Fixing:
    if options.diff:
        return Fixing.SHOWN
    if settings.fix_only:
        return Fixing.ONLY
    return Fixing.ALSO if settings.fix else Fixing.NO


def applied(fixing: Fixing, run: Run, data: bytes | None, style: Style) -> Ended:
    """Write what was fixed to its files, or to standard output: as a diff, or the text that came as `data`."""
    if fixing is Fixing.SHOWN:
        _show(run, style)
    elif fixing is not Fixing.NO and data is not None:
        from perflint.fixes.writing import encoded

        write_bytes(encoded(run.fixed[0].after) if run.fixed else data)
    elif run.fixed:
        return _written(run)
    return Ended(run)


def _show(run: Run, style: Style) -> None:
    from perflint.reports.diff import diff

    for fixed in run.fixed:
        write_bytes(diff(fixed, style))


def _written(run: Run) -> Ended:
    """A file that can't be written keeps its findings."""
    from perflint.fixes.writing import WriteError, write_source

    done: list[Fixed] = []
    errors: list[WriteError] = []
    for fixed in run.fixed:
        try:
            write_source(fixed.before, fixed.after)
            done.append(fixed)
        except WriteError as error:
            errors.append(error)
            run = run.without(fixed)
    return Ended(run._replace(fixed=tuple(done)), errors)


def tell(ended: Ended) -> None:
    """Say on standard error what went wrong with fixes."""
    for error in ended.errors:
        complain(f"cannot fix {error.path}: {error.message}")
    for fixed in ended.run.fixed:
        for finding in fixed.failed:
            place = f"{finding.path}:{finding.range.line}"
            complain(f"warning: {place}: the fix of {finding.code} did not work out, so it was not applied")
