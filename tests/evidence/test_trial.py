"""What came out of measuring a rule, and whether that is a loss."""

import sys

import pytest

from perflint.evidence.interpreters import Interpreter
from perflint.evidence.measure import QUICK
from perflint.evidence.rounds import Round
from perflint.evidence.trial import THOROUGHLY, Outcome, Plan, judged, tried
from perflint.findings import Evidence, Kind
from perflint.rules import Rule

HERE = Interpreter(sys.version_info[:2], sys.executable)
ONCE = Plan(1, QUICK)


class ImaginaryPattern(Rule):
    code = "PRF199"
    kind = Kind.CONSTANT
    evidence = Evidence(
        slow="total = 0\nfor row in rows:\n    total += row\nreturn total",
        fast="return sum(rows)",
        cases={"ordinary": "rows = list(range(n))", "worst": "rows = [0] * n"},
        sizes=(10, 1000),
    )


class HarmfulPattern(ImaginaryPattern):
    evidence = ImaginaryPattern.evidence._replace(
        slow=ImaginaryPattern.evidence.fast, fast=ImaginaryPattern.evidence.slow
    )


class HarmfulPatternOffByDefault(HarmfulPattern):
    default = False


class PatternOfTheFuture(ImaginaryPattern):
    since = (3, 99)


class PatternOfALibrary(ImaginaryPattern):
    evidence = ImaginaryPattern.evidence._replace(requires=("no-such-distribution",))


class UnfairPattern(ImaginaryPattern):
    evidence = ImaginaryPattern.evidence._replace(fast="return None")


class BrokenPattern(ImaginaryPattern):
    evidence = ImaginaryPattern.evidence._replace(setup="import sys\nsys.exit('no such thing')")


class Counter:
    """How many processes have ended."""

    def __init__(self) -> None:
        self.ended = 0

    def __call__(self) -> None:
        self.ended += 1


def test_a_rule_that_keeps_its_word_holds() -> None:
    counter = Counter()
    trial = tried(ImaginaryPattern, HERE, ONCE, counter)
    # On a busy machine a reason may say so.
    assert (trial.outcome, counter.ended) == (Outcome.HOLDS, 1)
    assert trial.rounds[0].ratios["ordinary"][1000] > 1.3
    assert trial.rounds[0].build.startswith(f"CPython {sys.version.split()[0]} (")


def test_a_loss_is_measured_again_before_it_counts() -> None:
    counter = Counter()
    trial = tried(HarmfulPattern, HERE, ONCE, counter)
    assert trial.outcome is Outcome.BELOW
    assert trial.speaks_against_the_default
    assert len(trial.rounds) == THOROUGHLY.rounds == counter.ended - 1
    assert trial.reasons[0].startswith("ordinary, n = 1000 is 0.")
    assert trial.reasons[0].endswith(": a loss")


def test_a_rule_that_is_off_by_default_may_lose() -> None:
    trial = tried(HarmfulPatternOffByDefault, HERE, ONCE, Counter())
    assert (trial.outcome, len(trial.rounds)) == (Outcome.BELOW, 1)
    assert not trial.speaks_against_the_default


@pytest.mark.parametrize(
    ("rule", "outcome", "reason"),
    [
        (PatternOfTheFuture, Outcome.SKIPPED, "it makes its claim from Python 3.99 on"),
        (PatternOfALibrary, Outcome.SKIPPED, "needs no-such-distribution, not installed for this Python"),
        (BrokenPattern, Outcome.FAILED, "no such thing"),
    ],
)
def test_what_cannot_be_measured_is_told(rule: type[Rule], outcome: Outcome, reason: str) -> None:
    trial = tried(rule, HERE, ONCE, Counter())
    assert (trial.outcome, trial.reasons, trial.rounds) == (outcome, (reason,), ())
    assert not trial.speaks_against_the_default


def test_bodies_that_differ_are_no_evidence() -> None:
    trial = tried(UnfairPattern, HERE, ONCE, Counter())
    assert trial.outcome is Outcome.FAILED
    assert "slow and fast differ in case 'ordinary' at n = 10" in trial.reasons[0]


def rounds(*worst: float, null: float = 1.0, ordinary: float = 3.0) -> list[Round]:
    """Rounds whose second case has these ratios at a realistic size."""
    return [
        Round({"ordinary": {10: 0.8, 1000: ordinary}, "worst": {10: 1.0, 1000: ratio}}, (null, 1.0), "CPython")
        for ratio in worst
    ]


@pytest.mark.parametrize(
    ("measured", "outcome"),
    [
        (rounds(0.96, 0.95, 0.97), Outcome.HOLDS),
        (rounds(0.90, 0.91, 0.92), Outcome.BELOW),
        (rounds(0.90, 0.91, 0.92, ordinary=1.2), Outcome.BELOW),
        (rounds(1.0, ordinary=1.2), Outcome.BELOW),
        # The median is below, and one round is not.
        (rounds(0.90, 0.91, 0.96), Outcome.UNCLEAR),
        # Identical code differs by more than what is lost.
        (rounds(0.90, 0.91, 0.92, null=1.06), Outcome.UNCLEAR),
        (rounds(0.90, 0.91, 0.92, null=0.94), Outcome.UNCLEAR),
        (rounds(1.0, ordinary=1.29, null=1.01), Outcome.UNCLEAR),
    ],
)
def test_noise_is_no_loss(measured: list[Round], outcome: Outcome) -> None:
    assert judged(ImaginaryPattern, measured).outcome is outcome


def test_the_reasons_show_the_noise() -> None:
    trial = judged(ImaginaryPattern, rounds(0.90, 0.91, 0.96, null=1.08))
    assert trial.reasons == (
        "worst, n = 1000 loses: 0.91 (rounds from 0.9 to 0.96, identical code 8.0% apart): within the noise",
        "this machine is busy: identical code came out 8.0% apart, measure again when it rests",
    )
    assert trial.notes == ("ordinary, n = 10 loses: 0.8: told, and forgiven at this size",)
