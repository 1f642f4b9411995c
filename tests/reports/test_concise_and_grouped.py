from perflint.reports import concise, grouped
from perflint.reports.style import COLOURED, Style
from tests.reports.sample_findings import ALL, BLOCKING, FIXABLE, HERE, MEMBERSHIP


def test_concise_is_one_line_per_finding() -> None:
    assert "".join(concise.report(ALL, HERE)) == (
        "app/users.py:12:15: PRF101 `known` is a list, and this loop searches it item by item\n"
        "app/views.py:7:1: PRF304 [*] the loop copies item by item\n"
        "app/views.py:104:5: PRF501 `requests.get` blocks the event loop\n"
        "/data/report.ipynb:cell 3:2:1: PRF901 `iterrows` builds a Series for every row\n"
        "latin.py:1:1: PRF000 the file is not UTF-8\n"
    )


def test_message_over_lines_stays_on_one_line() -> None:
    finding = MEMBERSHIP._replace(message="`a\nb` is slow")
    assert list(concise.report([finding], HERE)) == ["app/users.py:12:15: PRF101 `a\\nb` is slow\n"]


def test_concise_in_colour() -> None:
    assert list(concise.report([BLOCKING], Style(HERE.directory, COLOURED))) == [
        "\x1b[1mapp/views.py:104:5\x1b[0m: \x1b[1;33mPRF501\x1b[0m `requests.get` blocks the event loop\n"
    ]


def test_grouped_puts_findings_under_their_file_in_columns() -> None:
    assert "".join(grouped.report([MEMBERSHIP, FIXABLE, BLOCKING], HERE)) == (
        "app/users.py:\n"
        "  12:15  PRF101  `known` is a list, and this loop searches it item by item\n"
        "\n"
        "app/views.py:\n"
        "  7:1    PRF304 [*]  the loop copies item by item\n"
        "  104:5  PRF501      `requests.get` blocks the event loop\n"
        "\n"
    )


def test_nothing_gives_nothing() -> None:
    assert list(concise.report([], HERE)) == []
    assert list(grouped.report([], HERE)) == []
