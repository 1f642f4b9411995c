"""One rule, measured here and now: what came out, and whether that is a loss or only noise."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from perflint.evidence.interpreters import Interpreter
from perflint.evidence.measure import QUICK, ROUNDS, THOROUGH, Effort, EvidenceError, measured_round
from perflint.evidence.rounds import Cell, Round, cells, noise
from perflint.evidence.table import format_version
from perflint.evidence.verdict import NOISY, Shortfall, shortfalls
from perflint.rules import Rule


class Outcome(Enum):
    """What a trial shows. Only `BELOW` speaks against a rule."""

    HOLDS = "holds"
    UNCLEAR = "unclear"
    """Below its threshold, but by no more than the noise."""
    BELOW = "below"
    SKIPPED = "skipped"
    FAILED = "failed"
    """The evidence does not run."""


class Plan(NamedTuple):
    """How often to measure, and with what effort."""

    rounds: int
    effort: Effort


QUICKLY = Plan(3, QUICK)
THOROUGHLY = Plan(ROUNDS, THOROUGH)


class Trial(NamedTuple):
    """A rule and its rounds. `reasons` explain the outcome, `notes` say what small sizes lose."""

    rule: type[Rule]
    outcome: Outcome
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()

    @property
    def speaks_against_the_default(self) -> bool:
        return self.outcome is Outcome.BELOW and self.rule.default


def tried(rule: type[Rule], interpreter: Interpreter, plan: Plan, after_round: Callable[[], None]) -> Trial:
    """Measure the rule's evidence under the interpreter, unless it cannot be measured there.

    A rule that is on by default and comes out below a threshold is measured once more, thoroughly and in new
    processes, and only that counts. `after_round` is called each time that a process has ended.
    """
    if rule.since > interpreter.version:
        return Trial(rule, Outcome.SKIPPED, (f"it makes its claim from Python {format_version(rule.since)} on",))
    if missing := interpreter.missing(rule.evidence.requires):
        return Trial(rule, Outcome.SKIPPED, (f"needs {', '.join(missing)}, not installed for this Python",))
    try:
        trial = judged(rule, _rounds(rule, interpreter, plan, 1, after_round))
        if rule.default and trial.outcome is not Outcome.HOLDS:
            trial = judged(rule, _rounds(rule, interpreter, THOROUGHLY, 1 + plan.rounds, after_round))
    except EvidenceError as error:
        # Of a traceback the last line is what happened.
        return Trial(rule, Outcome.FAILED, (str(error).strip().rpartition("\n")[2],))
    return trial


def judged(rule: type[Rule], rounds: Sequence[Round]) -> Trial:
    """The outcome by the thresholds of `verdict`.

    A cell speaks against the rule only if its median is below the limit by more than the noise, and no round came out
    above the limit.
    """
    measured, floor = cells(rounds), noise(rounds)
    ratios = {case: {size: cell.ratio for size, cell in by_size.items()} for case, by_size in measured.items()}
    short = list(shortfalls(ratios, next(iter(rule.evidence.cases))))
    notes = tuple(f"{one}: told, and forgiven at this size" for one in short if not one.is_realistic)
    against = [(one, measured[one.case][one.size]) for one in short if one.is_realistic]
    lost = [is_lost(one, cell, floor) for one, cell in against]
    outcome = Outcome.BELOW if any(lost) else Outcome.UNCLEAR if against else Outcome.HOLDS
    return Trial(rule, outcome, tuple(_explained(against, lost, floor)), notes, tuple(rounds))


def is_lost(short: Shortfall, cell: Cell, floor: float) -> bool:
    """Whether it is below its limit for certain, and not by chance."""
    return cell.ratio * (1 + floor) < short.limit and cell.most < short.limit


def _explained(against: Sequence[tuple[Shortfall, Cell]], lost: Sequence[bool], floor: float) -> Iterator[str]:
    for (short, cell), is_certain in zip(against, lost, strict=True):
        measured = f"rounds from {cell.least:g} to {cell.most:g}, identical code {floor:.1%} apart"
        yield f"{short} ({measured}): {'a loss' if is_certain else 'within the noise'}"
    if floor > NOISY:
        yield f"this machine is busy: identical code came out {floor:.1%} apart, measure again when it rests"


def _rounds(
    rule: type[Rule], interpreter: Interpreter, plan: Plan, first_seed: int, after_round: Callable[[], None]
) -> list[Round]:
    rounds = []
    for seed in range(first_seed, first_seed + plan.rounds):
        rounds.append(measured_round(rule.evidence, interpreter, seed, plan.effort))
        after_round()
    return rounds
