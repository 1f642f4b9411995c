"""`perflint bench`: the evidence of rules, measured on the user's own interpreter."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from time import perf_counter

from perflint.cli.output import write
from perflint.cli.parser import Parser, UsageError
from perflint.engine.registry import all_rules
from perflint.engine.selectors import InvalidSelector, codes_of
from perflint.evidence.interpreters import Interpreter, interpreter_at
from perflint.evidence.trial import QUICKLY, THOROUGHLY, Outcome, Trial, tried
from perflint.reports.colour import palette_for
from perflint.reports.progress import Progress
from perflint.reports.trials import build_of, summary_text, trial_data, trial_text
from perflint.rules import Rule

_USAGE = "perflint bench [OPTION]... [CODE | NAME | SELECTOR]..."
_DESCRIPTION = """\
Measure the evidence of rules on this machine: how much slower is the slow form?

Without a rule, measure all of them. Nothing of the current directory is read or run."""
_EPILOG = """\
exit codes:
  0  no rule that is on by default is below its threshold
  1  one is, by more than the noise
  2  wrong option, no such rule or interpreter, or evidence that does not run"""


def run(arguments: Sequence[str]) -> int:
    """Measure the rules named, report on each as soon as it is done, and return the exit code. Raises UsageError."""
    options, names = _parser().parse(arguments)
    rules = _selected(names)
    interpreter = interpreter_at(options.python)
    if interpreter is None:
        raise UsageError(f"--python: {options.python} is no CPython 3.10 or newer that starts")
    started = perf_counter()
    trials = []
    palette = palette_for("auto", sys.stdout, os.environ)
    with _progress() as progress:
        for trial in _trials(rules, interpreter, options, progress or _ignored):
            trials.append(trial)
            if options.output_format == "text":
                if progress:
                    progress.clear()
                write(trial_text(trial, palette))
    if options.output_format == "json":
        write([json.dumps(_data(trials, interpreter, options), indent=2), "\n"])
    else:
        write([summary_text(trials, perf_counter() - started)])
    return _exit_code(trials)


def _parser() -> Parser:
    parser = Parser(_USAGE, _DESCRIPTION, _EPILOG)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds: minutes for all rules")
    parser.add_argument(
        "--python", metavar="PATH", default=sys.executable, help="the interpreter to measure (default: this one)"
    )
    parser.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="the form to print (default: text)"
    )
    return parser


def _selected(names: Sequence[str]) -> list[type[Rule]]:
    """The rules of codes, names, families, `DEFAULT` or `ALL`; without any, all rules. Raises UsageError."""
    codes: set[str] = set()
    for name in names or ("ALL",):
        try:
            codes |= codes_of(name, all_rules())
        except InvalidSelector as error:
            hint = f" Did you mean `{error.closest}`?" if error.closest else ""
            raise UsageError(f"there is no rule `{name}`.{hint}") from None
    rules = [rule for rule in all_rules() if rule.code in codes]
    if not rules:
        raise UsageError(f"there is nothing to measure about {', '.join(names)}")
    return rules


def _trials(
    rules: Sequence[type[Rule]], interpreter: Interpreter, options: Namespace, progress: Callable[[int, int], None]
) -> Iterator[Trial]:
    plan = QUICKLY if options.quick else THOROUGHLY
    total = plan.rounds * len(rules)
    done = 0

    def after_round() -> None:
        nonlocal done
        done += 1
        progress(min(done, total), total)

    for number, rule in enumerate(rules, start=1):
        yield tried(rule, interpreter, plan, after_round)
        # A rule may be skipped, or measured twice.
        done = plan.rounds * number


def _progress() -> Progress | nullcontext[None]:
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        return Progress(sys.stderr, "rounds")
    return nullcontext()


def _ignored(done: int, total: int) -> None:
    """Nobody looks at the progress."""


def _data(trials: Sequence[Trial], interpreter: Interpreter, options: Namespace) -> dict[str, object]:
    return {
        "python": ".".join(map(str, interpreter.version)),
        "build": build_of(trials),
        "quick": options.quick,
        "rules": [trial_data(trial) for trial in trials],
    }


def _exit_code(trials: Sequence[Trial]) -> int:
    if any(trial.outcome is Outcome.FAILED for trial in trials):
        return 2
    return 1 if any(trial.speaks_against_the_default for trial in trials) else 0
