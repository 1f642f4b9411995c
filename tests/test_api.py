"""The public interface: three functions, as documented."""

import ast
import doctest
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

import perflint
from perflint.engine.check import CheckedFile, check_source
from perflint.engine.configuration import ConfigurationError
from perflint.engine.discovery import PathNotFound
from perflint.engine.selectors import InvalidSelector
from perflint.findings import Impact
from perflint.rules import Context, Findings, Rule
from perflint.rules.collections.growing_list_dedupe import GrowingListDedupe
from perflint.rules.collections.list_as_queue import ListAsQueue
from perflint.source.text import SourceText

SLOW = "def drain(jobs: list[str]):\n    while jobs:\n        print(jobs.pop(0))\n"


def test_documented_example_is_true() -> None:
    assert doctest.testmod(perflint).failed == 0
    assert doctest.testmod(perflint).attempted > 0


def test_interface_is_what_it_says() -> None:
    assert sorted(name for name in vars(perflint) if name in perflint.__all__) == sorted(perflint.__all__)


def test_a_string_is_checked() -> None:
    (finding,) = perflint.check_string(SLOW, "jobs.py")
    assert (finding.path, finding.range.line, finding.code, finding.rule) == ("jobs.py", 3, "PRF102", "list-as-queue")
    assert finding.impact is Impact.MEDIUM
    assert finding.excerpt == "        print(jobs.pop(0))"
    assert perflint.check_string(SLOW, select=["PRF2"]) == ()
    assert perflint.check_string(SLOW, ignore=["list-as-queue"]) == ()
    assert perflint.check_string(SLOW.encode("utf-8-sig"))[0].code == "PRF102"
    assert perflint.check_string("def f(:")[0].code == "PRF000"


def test_an_unknown_selector_is_an_error() -> None:
    with pytest.raises(InvalidSelector, match="list-as-queu"):
        perflint.check_string(SLOW, select=["list-as-queu"])


def test_paths_are_checked_under_their_configuration(tmp_path: Path) -> None:
    (tmp_path / "jobs.py").write_text(SLOW)
    assert [finding.code for finding in perflint.check_paths(str(tmp_path))] == ["PRF102"]
    (tmp_path / "perflint.toml").write_text('ignore = ["PRF102"]\n')
    assert perflint.check_paths(str(tmp_path)) == ()
    assert len(perflint.check_paths(str(tmp_path), isolated=True)) == 1
    assert len(perflint.check_paths(str(tmp_path), config="ignore = []")) == 1
    (tmp_path / "perflint.toml").write_text("ignore = 1\n")
    with pytest.raises(ConfigurationError, match=r"perflint\.toml"):
        perflint.check_paths(str(tmp_path))
    with pytest.raises(PathNotFound):
        perflint.check_paths(str(tmp_path / "missing.py"))


def test_rules_are_listed_by_code() -> None:
    codes = [rule.code for rule in perflint.all_rules()]
    assert codes == sorted(codes)
    assert "PRF101" in codes


def test_a_rule_that_fails_is_a_warning_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(GrowingListDedupe):
        def check(self, test: ast.Compare, ctx: Context) -> Findings:
            raise ZeroDivisionError("on purpose")

    Failing.check.triggers = GrowingListDedupe.check.triggers  # type: ignore[attr-defined]
    monkeypatch.setattr("perflint.engine.run.check_source", partial(check_with, (ListAsQueue, Failing)))
    code = f"{SLOW}    for job in jobs:\n        if job not in jobs: jobs.append(job)\n"
    with pytest.warns(UserWarning, match=r"failing failed at jobs\.py:5: .*on purpose"):
        findings = perflint.check_string(code, "jobs.py")
    assert [finding.code for finding in findings] == ["PRF102"]


def check_with(
    rules: Sequence[type[Rule]],
    source: SourceText,
    _: object,
    target: tuple[int, int],
    packages: str,
    *,
    with_edits: bool,
) -> CheckedFile:
    return check_source(source, rules, target, packages, with_edits=with_edits)
