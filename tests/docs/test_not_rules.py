"""`docs/not-rules.md`: each row has code that was measured, and figures for each version."""

import re
import sys
import time
from pathlib import Path

import pytest

from perflint.evidence.program import program
from perflint.evidence.worker import Side, compared
from tests.docs.page import DOCS, ROOT

sys.path.insert(0, str(ROOT / "tools"))

import not_rules

PAGE = (DOCS / "not-rules.md").read_text(encoding="utf-8")
ROWS = list(not_rules.rows_of(PAGE))
ADVICE = not_rules.all_advice()
SMALL = 100
"""Items, where there are many: whether results are equal shows on few."""

TOLD = (
    "sum([...])",
    "max([...])",
    "join([...])",
    "tuple([...])",
    "PERF203",
    "os.path.exists",
    "a global into a local",
    "[1, 2, 3]",
    "PERF403",
    "xs.extend(...)",
    "SIM110",
    "SIM105",
    "A \\| B",
    "x**2",
    "memoryview",
    "nsmallest",
    "translate",
)
"""What a page that people link to must speak of."""


def test_every_row_has_its_code() -> None:
    assert [row[0] for _, row in ROWS] == [advice.says for advice in ADVICE]
    assert [row[1] for _, row in ROWS] == [str(advice.n) for advice in ADVICE]
    assert len({advice.says for advice in ADVICE}) == len(ADVICE)


def test_every_row_has_a_figure_for_every_version_and_says_what_is_true() -> None:
    for heads, row in ROWS:
        assert heads == ["advice", "n", *(f"3.{minor}" for minor in range(10, 16)), "what is true"]
        assert all(re.fullmatch(r"\d+\.\d\d", cell) for cell in row[2:8]), row
        assert row[8]


@pytest.mark.parametrize("words", TOLD)
def test_the_page_speaks_of_well_known_advice(words: str) -> None:
    assert any(words in advice.says for advice in ADVICE)


@pytest.mark.parametrize("advice", [advice for advice in ADVICE if not advice.requires], ids=lambda advice: advice.says)
def test_following_the_advice_gives_the_same(
    advice: not_rules.Advice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {}
    exec(program(advice.evidence()), scope)
    names = scope["case_0"](min(advice.n, SMALL))  # type: ignore[operator]
    before, after = (Side(scope[name], names, time.thread_time) for name in ("slow", "fast"))  # type: ignore[arg-type]
    compared(before, after, advice.says, again=True)


def test_figures_are_written_into_the_cells_of_their_versions_alone() -> None:
    page = "| advice | n | 3.10 | 3.11 | what is true |\n|---|---|---|---|---|\n| a \\| b | 5 | - | 0.99 | so so |\n"
    written = not_rules.with_figures(page, "a \\| b", {(3, 10): 1.234, (3, 14): 9.0})
    assert written.splitlines()[2] == "| a \\| b | 5 | 1.23 | 0.99 | so so |"
    with pytest.raises(KeyError):
        not_rules.with_figures(page, "no such advice", {(3, 10): 1.0})
