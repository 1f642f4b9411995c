"""What `perflint bench` has measured: a small table for people, and plain data for programs."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from perflint.evidence.rounds import Cell, cells, noise
from perflint.evidence.trial import Outcome, Trial
from perflint.reports.style import Palette

_TOLD = {
    Outcome.HOLDS: "holds",
    Outcome.UNCLEAR: "below its threshold, within the noise",
    Outcome.BELOW: "below its threshold",
    Outcome.SKIPPED: "skipped",
    Outcome.FAILED: "its evidence does not run",
}


def trial_text(trial: Trial, palette: Palette) -> Iterator[str]:
    """The lines of one rule: what came out and why, then a row for each case and a column for each size."""
    rule = trial.rule
    default = "" if rule.default else ", off by default"
    told = f"{_colour(trial, palette)}{_TOLD[trial.outcome]}{palette.reset}"
    yield f"{palette.strong}{rule.code} {rule.rule_name()}{palette.reset}: {told}{default}\n"
    if trial.rounds:
        yield from _table(trial)
    yield from (f"  {line}\n" for line in (*trial.reasons, *trial.notes))
    yield "\n"


def summary_text(trials: Sequence[Trial], seconds: float) -> str:
    """How many rules came out how, on what, and how large the noise was."""
    counted = {outcome: sum(trial.outcome is outcome for trial in trials) for outcome in Outcome}
    told = ", ".join(f"{number} {outcome.value}" for outcome, number in counted.items() if number)
    floors = [noise(trial.rounds) for trial in trials if trial.rounds]
    heard = f"; identical code came out {median(floors):.1%} apart, at worst {max(floors):.1%}" if floors else ""
    what = "1 rule" if len(trials) == 1 else f"{len(trials)} rules"
    took = f"{seconds:.0f} seconds" if seconds < 100 else f"{seconds / 60:.1f} minutes"
    return f"{what} in {took}{_where(trials)}: {told}{heard}\n"


def build_of(trials: Sequence[Trial]) -> str | None:
    """The interpreter that was measured; None if nothing was."""
    return next((trial.rounds[0].build for trial in trials if trial.rounds), None)


def _where(trials: Sequence[Trial]) -> str:
    build = build_of(trials)
    return f" on {build}" if build else ""


def trial_data(trial: Trial) -> dict[str, Any]:
    """The same as plain data. Ratios are slow to fast; `noise` is null where nothing was measured."""
    measured = cells(trial.rounds) if trial.rounds else {}
    return {
        "code": trial.rule.code,
        "name": trial.rule.rule_name(),
        "default": trial.rule.default,
        "measures": trial.rule.evidence.measures,
        "outcome": trial.outcome.value,
        "reasons": trial.reasons,
        "notes": trial.notes,
        "rounds": len(trial.rounds),
        "noise": noise(trial.rounds) if trial.rounds else None,
        "ratios": {
            case: {size: cell._asdict() for size, cell in by_size.items()} for case, by_size in measured.items()
        },
    }


def _colour(trial: Trial, palette: Palette) -> str:
    if trial.speaks_against_the_default or trial.outcome is Outcome.FAILED:
        return palette.high
    return "" if trial.outcome is Outcome.HOLDS else palette.medium


def _table(trial: Trial) -> Iterator[str]:
    measured = cells(trial.rounds)
    head = [f"{_UNITS[trial.rule.evidence.measures]}, slow to fast", *(f"n = {n:,}" for n in trial.rule.evidence.sizes)]
    rows = [head, *([case, *map(_shown, by_size.values())] for case, by_size in measured.items())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        columns = (f"{text:>{width}}" for text, width in zip(others, widths[1:], strict=True))
        yield f"  {first:<{widths[0]}}  {'  '.join(columns)}\n"


_UNITS = {"time": "processor time", "wall": "time on the clock", "memory": "peak memory"}


def _shown(cell: Cell) -> str:
    return f"{cell.ratio:g} ±{cell.spread:.0%}"
