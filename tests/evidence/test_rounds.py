"""What several rounds say together."""

import pytest

from perflint.evidence.rounds import Cell, Round, cells, noise


def rounds(*ratios: float, null: tuple[tuple[float, ...], ...] = ((1.0,),)) -> list[Round]:
    nulls = null * len(ratios) if len(null) == 1 else null
    return [Round({"one": {10: ratio}}, each, "CPython") for ratio, each in zip(ratios, nulls, strict=True)]


def test_a_cell_is_the_median_between_the_extremes() -> None:
    assert cells(rounds(2.0, 8.0, 2.2)) == {"one": {10: Cell(2.2, 2.0, 8.0)}}


def test_a_ratio_has_three_digits() -> None:
    assert cells(rounds(123.456, 0.123456)) == {"one": {10: Cell(61.8, 0.123, 123.0)}}


def test_the_spread_is_half_of_what_lies_between() -> None:
    assert Cell(2.0, 1.8, 2.2).spread == pytest.approx(0.1)
    assert Cell(2.0, 2.0, 2.0).spread == 0


def test_noise_is_the_worst_case_of_the_medians() -> None:
    # One bad round is forgiven, and so is a case that is off to both sides in turn.
    null = ((1.01, 0.97), (1.5, 0.98), (0.99, 0.98))
    assert noise(rounds(1, 1, 1, null=null)) == 0.02
