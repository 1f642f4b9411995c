"""`perflint check`: paths to findings, findings to a report and an exit code."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from time import perf_counter
from typing import NamedTuple, TextIO

from perflint.cli import COMMANDS
from perflint.cli.check_options import check_parser, overrides
from perflint.cli.fixing import Ended, Fixing, applied, fixing_of, tell
from perflint.cli.narration import narrate
from perflint.cli.output import replacing, write
from perflint.cli.parser import UsageError
from perflint.engine.configuration import ConfigurationError, Configurations
from perflint.engine.discovery import Discovery, FileToCheck, PathNotFound, discover, is_excluded
from perflint.engine.run import Run, run_text
from perflint.engine.run import run as run_files
from perflint.engine.settings import Settings
from perflint.reports import FORMATS, report_in
from perflint.reports.colour import palette_for
from perflint.reports.style import STDIN, Style


class Request(NamedTuple):
    """What the command line asks for: what to check, what to do with fixes, and how to report on it."""

    options: Namespace
    settings: Settings
    discovery: Discovery
    reads_stdin: bool
    fixing: Fixing


def run(arguments: Sequence[str]) -> int:
    """Check what the arguments name and return the exit code. Raises UsageError."""
    started = perf_counter()
    options, paths = check_parser().parse(arguments)
    try:
        request = _request(options, paths)
    except ConfigurationError as error:
        raise UsageError(str(error)) from None
    except PathNotFound as error:
        hint = ". A command has to be the first argument" if error.path in COMMANDS else ""
        raise UsageError(f"{error}{hint}") from None
    if options.show_files or options.show_settings:
        from perflint.cli.preview import preview

        write(preview(request.discovery.files, _style(options, sys.stdout), with_settings=options.show_settings))
        return 0
    # Where the text itself is the result, what there is to say goes to standard error.
    usual = sys.stderr if request.reads_stdin and request.fixing is not Fixing.NO else sys.stdout
    with replacing(options.output_file) if options.output_file else nullcontext(usual) as stream:
        ended = applied(request.fixing, *_checked(request), _style(options, sys.stdout))
        if request.fixing in (Fixing.NO, Fixing.ALSO):
            write(_report(request, ended.run, _style(options, stream)), stream)
    narrate(request.discovery, ended.run, options, perf_counter() - started)
    tell(ended)
    return _exit_code(request, ended)


def _request(options: Namespace, paths: Sequence[str]) -> Request:
    configurations = Configurations(
        config=options.config or (), isolated=options.isolated, overrides=overrides(options, os.environ)
    )
    settings = configurations.for_directory(os.curdir)
    reads_stdin = _reads_stdin(options, paths)
    if reads_stdin:
        discovery = _stdin(options.stdin_filename, configurations)
    else:
        discovery = discover(paths or [os.curdir], configurations)
    return Request(options, settings, discovery, reads_stdin, fixing_of(options, settings))


def _reads_stdin(options: Namespace, paths: Sequence[str]) -> bool:
    if STDIN in paths and len(paths) > 1:
        raise UsageError("`-` is standard input, and stands alone")
    if paths and STDIN not in paths and options.stdin_filename:
        raise UsageError("--stdin-filename names standard input, so it needs the path `-`")
    return STDIN in paths or options.stdin_filename is not None


def _stdin(name: str | None, configurations: Configurations) -> Discovery:
    if name is None:
        return Discovery((FileToCheck(STDIN, configurations.for_directory(os.curdir)),), ())
    settings = configurations.for_file(name)
    if settings.force_exclude and is_excluded(os.path.abspath(name), settings):
        return Discovery((), ())
    return Discovery((FileToCheck(name, settings),), ())


def _checked(request: Request) -> tuple[Run, bytes | None]:
    """The run, and what came from standard input, if anything has."""
    files = request.discovery.files
    fixing = request.fixing is not Fixing.NO
    if request.reads_stdin:
        data = sys.stdin.buffer.read()
        return run_text(data, *files[0], fixing=fixing) if files else Run((), 0, ()), data
    if request.options.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return run_files(files, fixing=fixing), None
    from perflint.reports.progress import Progress

    with Progress(sys.stderr) as progress:
        return run_files(files, progress=progress, fixing=fixing), None


def _style(options: Namespace, stream: TextIO) -> Style:
    choice = "never" if options.output_file and options.color == "auto" else options.color
    return Style(os.getcwd(), palette_for(choice, stream, os.environ))


def _report(request: Request, result: Run, style: Style) -> Iterator[str]:
    if request.options.statistics:
        from perflint.reports.statistics import statistics

        yield from statistics(result.findings, request.settings.output_format)
    else:
        yield from report_in(request.settings.output_format)(result.findings, style)
    if not FORMATS[request.settings.output_format].for_people or request.options.quiet:
        return
    if result.fixed and request.settings.show_fixes:
        from perflint.reports.fixes import fixes_shown

        yield from fixes_shown(result.fixed, style)
    if result.files:
        from perflint.reports.summary import summary

        yield summary(result.findings, result.files, sum(len(one.applied) for one in result.fixed))


def _exit_code(request: Request, ended: Ended) -> int:
    if ended.run.internal_errors or ended.errors:
        return 2
    if ended.run.fixed and (request.options.exit_non_zero_on_fix or request.fixing is Fixing.SHOWN):
        return 1
    is_silent = request.options.exit_zero or request.fixing in (Fixing.ONLY, Fixing.SHOWN)
    return 1 if ended.run.findings and not is_silent else 0
