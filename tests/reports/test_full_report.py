from perflint.findings import Applicability, Finding, Fix, Range
from perflint.reports.full import report
from perflint.reports.style import COLOURED, Style
from tests.reports.sample_findings import BLOCKING, FIXABLE, HERE, IN_NOTEBOOK, MEMBERSHIP, UNREADABLE


def full(*findings: Finding) -> str:
    return "".join(report(findings, HERE))


def test_finding_with_cost_related_place_and_advice() -> None:
    assert full(MEMBERSHIP) == (
        "app/users.py:12:15: PRF101 list-membership-in-loop  [high] "
        "`known` is a list, and this loop searches it item by item\n"
        "   |\n"
        "12 |     if user in known:\n"
        "   |               ^^^^^\n"
        "   = cost: O(n·m) → O(n + m)\n"
        "   = app/users.py:9:5: the list is made here\n"
        "   = instead: make `known` a set\n"
        "\n"
    )


def test_range_over_lines_is_underlined_to_the_end_of_its_first_one() -> None:
    assert full(BLOCKING) == (
        "app/views.py:104:5: PRF501 blocking-call-in-async  [medium] `requests.get` blocks the event loop\n"
        "    |\n"
        "104 |     requests.get(\n"
        "    |     ^^^^^^^^^^^^^\n"
        "    = kind: blocking\n"
        "    = instead: await an asynchronous client\n"
        "\n"
    )


def test_fixable_finding_is_marked() -> None:
    assert full(FIXABLE) == (
        "app/views.py:7:1: PRF304 [*] copy-loop  [low] the loop copies item by item\n"
        "  |\n"
        "7 | for x in y: z.append(x)\n"
        "  | ^^^^^^^^\n"
        "  = kind: constant\n"
        "  = fix: extend `z`\n"
        "\n"
    )


def test_fix_that_is_not_safe_says_why() -> None:
    fix = Fix("extend `z`", Applicability.UNSAFE, "`y` may be `z`")
    assert "  = fix: extend `z` (unsafe: `y` may be `z`)\n" in full(FIXABLE._replace(fix=fix))


def test_notebook_names_cells() -> None:
    assert full(IN_NOTEBOOK) == (
        "/data/report.ipynb:cell 3:2:1: PRF901 dataframe-iterrows  [medium] `iterrows` builds a Series for every row\n"
        "  |\n"
        "2 | df.iterrows()\n"
        "  | ^^^\n"
        "  = kind: constant\n"
        "  = /data/report.ipynb:cell 1:1:1: the frame is read here\n"
        "\n"
    )


def test_file_that_cannot_be_read_has_no_excerpt() -> None:
    assert full(UNREADABLE).splitlines()[0] == ("latin.py:1:1: PRF000 invalid-source  [low] the file is not UTF-8")
    assert "|" not in full(UNREADABLE)


def test_findings_follow_one_another_with_a_blank_line_between() -> None:
    assert full(FIXABLE, BLOCKING) == full(FIXABLE) + full(BLOCKING)
    assert full() == ""


def test_empty_line_at_the_end_of_a_file_does_not_break_the_drawing() -> None:
    finding = FIXABLE._replace(excerpt="x = (", range=Range(7, 6, 8, 1))
    assert full(finding).splitlines()[2:4] == ["7 | x = (", "  |      ^"]


def test_colour_only_adds_escape_sequences() -> None:
    coloured = "".join(report([MEMBERSHIP], Style(HERE.directory, COLOURED)))
    assert "\x1b[1;31mPRF101\x1b[0m" in coloured
    assert "\x1b[1;31m^^^^^\x1b[0m" in coloured
    plain = coloured
    for sequence in set(COLOURED):
        plain = plain.replace(sequence, "")
    assert plain == full(MEMBERSHIP)
