"""What `perflint bench` prints of a rule."""

from perflint.evidence.rounds import Round
from perflint.evidence.trial import Outcome, Trial, judged
from perflint.findings import Evidence, Kind
from perflint.reports.style import COLOURED, PLAIN
from perflint.reports.trials import summary_text, trial_data, trial_text
from perflint.rules import Rule


class SlowThing(Rule):
    code = "PRF199"
    kind = Kind.MEMORY
    evidence = Evidence(
        slow="return 1",
        fast="return 1",
        cases={"ordinary": "pass", "the worst of all": "pass"},
        sizes=(10, 10_000),
        measures="memory",
    )


def trial(worst: float) -> Trial:
    ratios = [{"ordinary": {10: 1.0, 10_000: most}, "the worst of all": {10: 0.8, 10_000: worst}} for most in (90, 110)]
    return judged(SlowThing, [Round(each, (1.0, 1.004), "CPython 3.99.0") for each in ratios])


def test_a_row_for_each_case_and_a_column_for_each_size() -> None:
    assert (
        "".join(trial_text(trial(1.0), PLAIN))
        == """\
PRF199 slow-thing: holds
  peak memory, slow to fast   n = 10  n = 10,000
  ordinary                     1 ±0%    100 ±10%
  the worst of all           0.8 ±0%       1 ±0%
  the worst of all, n = 10 loses: 0.8: told, and forgiven at this size

"""
    )


def test_what_speaks_against_a_rule_is_explained_in_colour() -> None:
    first, *lines = trial_text(trial(0.5), COLOURED)
    assert first == "\x1b[1mPRF199 slow-thing\x1b[0m: \x1b[1;31mbelow its threshold\x1b[0m\n"
    explained = "the worst of all, n = 10000 loses: 0.5 (rounds from 0.5 to 0.5, identical code 0.4% apart): a loss"
    assert f"  {explained}\n" in lines


def test_data_has_the_same_keys_for_every_outcome() -> None:
    measured, skipped = trial_data(trial(1.0)), trial_data(Trial(SlowThing, Outcome.SKIPPED, ("needs more",)))
    assert list(measured) == list(skipped)
    assert (measured["outcome"], measured["rounds"], measured["noise"]) == ("holds", 2, 0.004)
    assert measured["ratios"]["ordinary"][10_000] == {"ratio": 100.0, "least": 90.0, "most": 110.0}
    assert (skipped["outcome"], skipped["reasons"], skipped["noise"], skipped["ratios"]) == (
        "skipped",
        ("needs more",),
        None,
        {},
    )


def test_the_summary_counts_outcomes_and_tells_the_noise() -> None:
    trials = [trial(1.0), trial(0.5), Trial(SlowThing, Outcome.SKIPPED)]
    assert summary_text(trials, 90) == (
        "3 rules in 90 seconds on CPython 3.99.0: 1 holds, 1 below, 1 skipped; "
        "identical code came out 0.4% apart, at worst 0.4%\n"
    )
    assert summary_text(trials[2:], 120) == "1 rule in 2.0 minutes: 1 skipped\n"
