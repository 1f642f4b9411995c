"""Which comment silences which finding, and which silences none."""

import ast
import json

import pytest

from perflint.findings import Range
from perflint.source.notebook import read_notebook
from perflint.source.suppressions import Suppressions, UnusedSuppression
from perflint.source.text import SourceText

RULES = {
    "PRF101": "list-membership-in-loop",
    "PRF102": "list-as-queue",
    "PRF201": "str-concat-in-loop",
    "PRF210": "quadratic-sort",
}
DEFAULT = {"PRF101", "PRF102", "PRF201"}


def suppressions(text: str) -> Suppressions:
    return Suppressions(SourceText("a.py", text))


def silenced(text: str, line: int = 1) -> set[str]:
    """The codes of the rules that the comments silence on a line that is a statement and a finding."""
    found = suppressions(text)
    return {code for code, rule in RULES.items() if found.covers((line, line), code, rule, (line, line))}


ALL = set(RULES)


class TestOnALine:
    @pytest.mark.parametrize(
        ("comment", "codes"),
        [
            ("# noqa", ALL),
            ("#NoQA", ALL),
            ("# type: ignore # noqa", ALL),
            ("# noqa because of this", ALL),
            ("# noqa: because", ALL),
            ("# noqa: PRF101", {"PRF101"}),
            ("# noqa:prf101", {"PRF101"}),
            ("# noqa : PRF101", {"PRF101"}),
            ("# noqa: PRF101,PRF201 E501", {"PRF101", "PRF201"}),
            ("# noqa: E501, PRF2", {"PRF201", "PRF210"}),
            ("# noqa: PRF", ALL),
            ("# noqa: PRF102 not PRF101", {"PRF102"}),
            ("# noqa: E501", set()),
            ("# noqa: PR1", set()),
            ("# noqa: PRF1011", set()),
            ("# noqapage", set()),
            ("# ruff: noqa", set()),
            ("# no qa", set()),
            ("# perflint: ignore", ALL),
            ("#perflint:ignore", ALL),
            ("# Perflint: Ignore", ALL),
            ("# why # perflint: ignore", ALL),
            ("# perflint: ignore, it is short", ALL),
            ("# perflint: ignore[list-as-queue]", {"PRF102"}),
            ("# perflint: ignore [List-As-Queue]", {"PRF102"}),
            ("# perflint: ignore[PRF102, str-concat-in-loop] never more than five", {"PRF102", "PRF201"}),
            ("# perflint: ignore[prf1 quadratic-sort]", {"PRF101", "PRF102", "PRF210"}),
            ("# perflint: ignore[list-as-queue", {"PRF102"}),
            ("# perflint: ignore[list]", set()),
            ("# perflint: ignore[]", set()),
            ("# perflint: ignore[E501]", set()),
            ("# perflint: ignore: PRF102", set()),
            ("# perflint: ignored", set()),
            ("# perflint: ignore-file", set()),
            ("# perflint: ignore[list-as-queue] # noqa: PRF201", {"PRF102", "PRF201"}),
        ],
    )
    def test_form(self, comment: str, codes: set[str]) -> None:
        assert silenced(f"x = 1  {comment}\n") == codes

    def test_text_in_a_string_does_nothing(self) -> None:
        assert silenced("x = '# noqa'") == set()
        assert silenced("x = '''\n# noqa'''", line=2) == set()
        assert silenced("x = '# noqa' # noqa: PRF101") == {"PRF101"}

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_other_lines_are_not_concerned(self, end: str) -> None:
        text = f"\fx = 'ä'{end}y = 2  # noqa{end}z = 3{end}"
        assert [silenced(text, line) for line in (1, 2, 3)] == [set(), ALL, set()]


class TestInAFile:
    @pytest.mark.parametrize(
        ("comment", "codes"),
        [
            ("# perflint: noqa", ALL),
            ("# perflint: noqa (generated)", ALL),
            ("# perflint: noqa: PRF101", {"PRF101"}),
            ("# perflint: noqa: PRF101, PRF2 generated", {"PRF101", "PRF201", "PRF210"}),
            ("# perflint: noqa: list-as-queue", set()),
            ("# perflint: file-ignore[list-as-queue]", {"PRF102"}),
            ("# perflint: file-ignore[list-as-queue, PRF2] generated", {"PRF102", "PRF201", "PRF210"}),
            ("# perflint: file-ignore", set()),
            ("# flake8: noqa", ALL),
            ("# FLAKE8=NOQA", ALL),
            ("# flake8: noqa: PRF101,E501", {"PRF101"}),
            ("# flake8: noqa: E501", set()),
            ("# flake8: noqa: PRF101 and more", set()),
            ("# flake8: noqa, please", set()),
            ("# ruff: noqa", set()),
            ("# ruff: noqa: PRF101", set()),
            ("# noqa", set()),
        ],
    )
    @pytest.mark.parametrize("place", ["{}\nx = 1\n", "x = 0\n    {}\nx = 1"])
    def test_form(self, comment: str, codes: set[str], place: str) -> None:
        text = place.format(comment)
        assert silenced(text, line=text.split("\n").index("x = 1") + 1) == codes

    @pytest.mark.parametrize(
        "comment", ["# perflint: noqa", "# flake8: noqa", "# perflint: file-ignore[PRF1]", "# hm # perflint: noqa"]
    )
    def test_only_alone_on_its_line(self, comment: str) -> None:
        assert silenced(f"x = 1\ny = 2  {comment}\n") == set()

    def test_text_in_a_string_does_nothing(self) -> None:
        assert silenced("'''\n# perflint: noqa\n'''") == set()


class TestStatements:
    def covers(self, text: str, lines: tuple[int, int], statement: tuple[int, int]) -> bool:
        return suppressions(text).covers(lines, "PRF101", RULES["PRF101"], statement)

    @pytest.mark.parametrize(("marked", "covered"), [(1, True), (2, False), (3, True), (4, False), (5, True)])
    def test_first_and_last_line_cover_the_whole_statement(self, marked: int, covered: bool) -> None:
        lines = ["x = f(", "  1,", "  a.pop(0),", "  2,", ")"]
        lines[marked - 1] += "  # noqa"
        assert self.covers("\n".join(lines), (3, 3), (1, 5)) == covered

    def test_first_and_last_line_of_the_finding_count_too(self) -> None:
        lines = ["x = (", "  f(  # {}", "    2", "  )  # {}", ")"]
        text = "\n".join(lines)
        assert self.covers(text.replace("{}", "noqa", 1), (2, 4), (1, 5))
        assert self.covers(text.replace("f(  # {}", "f(").replace("{}", "noqa"), (2, 4), (1, 5))

    def test_head_of_a_statement_with_a_body(self) -> None:
        text = "for x in f(\n  a,\n):  # noqa\n\n  # comment\n\n  x  # comment\n"
        loop = ast.parse(text).body[0]
        assert isinstance(loop, ast.For)
        head = (loop.lineno, loop.body[0].lineno - 1)
        assert head == (1, 6)
        assert self.covers(text, (2, 2), head)
        assert not self.covers(text, (7, 7), (7, 7))

    def test_comment_between_head_and_body_covers_neither(self) -> None:
        text = "for x in y:\n  # noqa\n  x\n"
        assert not self.covers(text, (1, 1), (1, 2))
        assert not self.covers(text, (3, 3), (3, 3))

    def test_comment_at_the_end_of_a_body_does_not_cover_the_loop(self) -> None:
        text = "for x in y:\n  x\n  z  # noqa\n"
        assert not self.covers(text, (1, 3), (1, 1))

    def test_body_on_the_line_of_its_head(self) -> None:
        assert self.covers("for x in y: z  # noqa", (1, 1), (1, 1))


class TestUnused:
    def unused(self, text: str, fires: str = "", enabled: set[str] = DEFAULT) -> list[tuple[str, list[str], list[str]]]:
        """Directive, unused and unknown selectors, after a finding of the rule `fires` on line 1."""
        found = suppressions(text)
        if fires:
            found.covers((1, 1), fires, RULES[fires], (1, 1))
        return [
            (item.directive, list(item.unused), list(item.unknown)) for item in found.unused(RULES, enabled, DEFAULT)
        ]

    @pytest.mark.parametrize(
        ("comment", "expected"),
        [
            ("# perflint: ignore", ("perflint: ignore", [], [])),
            ("#perflint:IGNORE", ("perflint: ignore", [], [])),
            ("# perflint: ignore[]", ("perflint: ignore", [], [])),
            ("# perflint: ignore[List-as-queue]", ("perflint: ignore", ["List-as-queue"], [])),
            ("# perflint: ignore[PRF102, PRF1]", ("perflint: ignore", ["PRF102", "PRF1"], [])),
            ("# perflint: ignore[list-as-que, PRF9, E501]", ("perflint: ignore", [], ["list-as-que", "PRF9", "E501"])),
            ("# perflint: noqa", ("perflint: noqa", [], [])),
            ("# perflint: noqa: PRF101", ("perflint: noqa", ["PRF101"], [])),
            ("# perflint: file-ignore[PRF101, x]", ("perflint: file-ignore", ["PRF101"], ["x"])),
            ("# flake8: noqa: E501,PRF101", ("flake8: noqa", ["PRF101"], [])),
            ("# noqa: E501,prf101 PRF999", ("noqa", ["prf101"], ["PRF999"])),
        ],
    )
    def test_reported(self, comment: str, expected: tuple[str, list[str], list[str]]) -> None:
        assert self.unused(comment) == [expected]

    @pytest.mark.parametrize(
        "comment", ["# noqa", "# noqa: E501", "# flake8: noqa", "# flake8: noqa: E501", "# ruff: noqa"]
    )
    def test_what_others_may_need_is_never_reported(self, comment: str) -> None:
        assert self.unused(comment) == []

    def test_what_silenced_a_finding_is_not_reported(self) -> None:
        assert self.unused("x  # perflint: ignore", "PRF102") == []
        assert self.unused("x  # noqa: PRF1, PRF201", "PRF102") == [("noqa", ["PRF201"], [])]
        assert self.unused("x  # perflint: ignore[list-as-queue, PRF102]", "PRF102") == []
        assert self.unused("x\n# perflint: noqa: PRF102", "PRF102") == []

    def test_every_comment_that_fits_is_used(self) -> None:
        assert self.unused("x  # noqa: PRF102 # perflint: ignore\n# perflint: file-ignore[PRF1]", "PRF102") == []

    def test_rules_that_are_not_enabled_are_not_judged(self) -> None:
        assert self.unused("x  # perflint: ignore[quadratic-sort]") == []
        assert self.unused("x  # perflint: ignore[quadratic-sort]", enabled=ALL) != []
        assert self.unused("x  # noqa: PRF102, PRF999", enabled={"PRF101"}) == [("noqa", [], ["PRF999"])]

    def test_many_rules_are_judged_by_a_usual_run_only(self) -> None:
        assert self.unused("x  # noqa: PRF1", enabled={"PRF101"}) == []
        assert self.unused("x  # noqa: PRF2", enabled={"PRF201"}) == [("noqa", ["PRF2"], [])]
        assert self.unused("x  # perflint: ignore", enabled={"PRF101", "PRF210"}) == []
        assert self.unused("x  # perflint: ignore", enabled=set()) == []

    def test_ranges_are_those_of_the_comments_in_order(self) -> None:
        text = "ä = 1  # why # perflint: ignore[PRF101] reason\n  # perflint: noqa: PRF2\n"
        assert suppressions(text).unused(RULES, DEFAULT, DEFAULT) == [
            UnusedSuppression(Range(1, 14, 1, 40), "perflint: ignore", ("PRF101",), (), is_all=True),
            UnusedSuppression(Range(2, 3, 2, 25), "perflint: noqa", ("PRF2",), (), is_all=True),
        ]


class TestNotebooks:
    def test_lines_count_over_all_cells_and_ranges_in_their_cell(self) -> None:
        cells = [
            {"cell_type": "code", "source": text} for text in ("%ls\nx", "y  # noqa: PRF101\nz", "# flake8: noqa: PRF2")
        ]
        source = read_notebook(json.dumps({"cells": cells}).encode(), "a.ipynb")
        found = Suppressions(source)
        lines = source.text_lines(source.range(ast.parse(source.text).body[2]))
        assert lines == (3, 3)
        assert found.covers(lines, "PRF101", RULES["PRF101"], lines)
        assert found.covers((1, 1), "PRF201", RULES["PRF201"], (1, 1))
        assert not found.covers((1, 1), "PRF101", RULES["PRF101"], (1, 1))

    def test_unused_one_names_its_cell(self) -> None:
        cells = [{"cell_type": "code", "source": text} for text in ("x", "y\nz  # perflint: ignore")]
        found = Suppressions(read_notebook(json.dumps({"cells": cells}).encode(), "a.ipynb"))
        assert [item.range for item in found.unused(RULES, DEFAULT, DEFAULT)] == [Range(2, 4, 2, 22, cell=2)]


def test_none_are_false() -> None:
    assert not suppressions("x = '# noqa'  # ruff: noqa")
    assert suppressions("x  # noqa: E501")
    assert suppressions("# perflint: noqa")


def test_long_list_of_codes_that_ends_badly() -> None:
    assert silenced("# flake8: noqa: " + "PRF101," * 1000 + "!") == set()


@pytest.mark.parametrize("text", ["", "\ufeff", "x = 'noqa", "(", "noqa", "# perflint:", "# noqa:", "#", "f'{# noqa'"])
def test_odd_text(text: str) -> None:
    found = suppressions(text)
    found.covers((1, 1), "PRF101", "list-membership-in-loop", (1, 1))
    assert found.unused(RULES, DEFAULT, DEFAULT) == []
