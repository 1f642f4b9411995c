"""Comparing what two people have measured."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tools.test_tools import run


def rule(code: str, outcome: str, **ratios: float) -> dict[str, Any]:
    cells = {size[1:]: {"ratio": ratio, "least": ratio, "most": ratio} for size, ratio in ratios.items()}
    return {"code": code, "name": f"rule-{code[-1]}", "outcome": outcome, "ratios": {"ordinary": cells}}


def spread(directory: Path, *files: list[dict[str, Any]], builds: tuple[str, ...] = (), exit_code: int = 0) -> str:
    paths = [directory / f"{number}.json" for number in range(len(files))]
    for number, (path, rules) in enumerate(zip(paths, files, strict=True)):
        path.write_text(json.dumps({"build": builds[number] if builds else "CPython", "rules": rules}))
    return run("tools/spread.py", *map(str, paths), exit_code=exit_code)


def test_rules_that_agree(tmp_path: Path) -> None:
    mine = [rule("PRF101", "holds", n10=1.0, n100=2.0), rule("PRF102", "unclear", n10=1.0)]
    yours = [rule("PRF101", "holds", n10=1.1, n100=1.0), rule("PRF102", "holds", n10=1.0), rule("PRF103", "holds")]
    assert spread(tmp_path, mine, yours) == (
        "PRF101  rule-1   55.0%  100.0%  holds\n"
        "PRF102  rule-2    0.0%    0.0%  unclear, holds\n"
        "3 cells: 10.0% apart in the middle, nine in ten within 100.0%, at worst 100.0%\n"
        "2 of 2 rules without a contradiction\n"
    )


def test_a_contradiction_decides_the_exit_code(tmp_path: Path) -> None:
    output = spread(
        tmp_path,
        [rule("PRF101", "holds", n10=1.4)],
        [rule("PRF101", "below", n10=1.2)],
        builds=("CPython 3.13.1", "CPython 3.13.0"),
        exit_code=1,
    )
    assert output.startswith("not the same interpreter: CPython 3.13.0, CPython 3.13.1\n")
    assert "holds, below  <- contradiction\n1 cells" in output
    assert output.endswith("0 of 1 rules without a contradiction\n")


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        (([],), "it takes two files to compare"),
        (([rule("PRF101", "holds")], [rule("PRF102", "holds")]), "no rule is in all files"),
    ],
)
def test_nothing_to_compare_is_an_error(tmp_path: Path, files: tuple[list[dict[str, Any]]], complaint: str) -> None:
    assert complaint in spread(tmp_path, *files, exit_code=2)


def test_another_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("PRF101 holds")
    for name in ("notes.txt", "nothing.json"):
        assert "not what `perflint bench" in run("tools/spread.py", str(tmp_path / name), exit_code=2)


def test_what_was_skipped_has_no_figures(tmp_path: Path) -> None:
    skipped = {**rule("PRF101", "skipped"), "ratios": {}}
    assert "PRF101  rule-1                  skipped, holds\n1 of 1" in spread(
        tmp_path, [skipped], [rule("PRF101", "holds", n10=1.0)]
    )
