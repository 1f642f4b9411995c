import json

from perflint.reports.json import report
from perflint.reports.json_lines import report as report_lines
from tests.reports.sample_findings import ALL, FIXABLE, HERE, IN_NOTEBOOK, MEMBERSHIP


def test_every_field_of_a_finding() -> None:
    assert json.loads("".join(report([MEMBERSHIP], HERE))) == [
        {
            "code": "PRF101",
            "name": "list-membership-in-loop",
            "message": "`known` is a list, and this loop searches it item by item",
            "kind": "asymptotic",
            "impact": "high",
            "cost": {"slow": "O(n·m)", "fast": "O(n + m)"},
            "advice": "make `known` a set",
            "filename": "/home/ada/shop/app/users.py",
            "cell": None,
            "location": {"row": 12, "column": 15},
            "end_location": {"row": 12, "column": 20},
            "related": [
                {
                    "message": "the list is made here",
                    "filename": "/home/ada/shop/app/users.py",
                    "cell": None,
                    "location": {"row": 9, "column": 5},
                    "end_location": {"row": 9, "column": 23},
                }
            ],
            "fix": None,
        }
    ]


def test_fix_is_written_with_its_edits() -> None:
    (finding,) = json.loads("".join(report([FIXABLE], HERE)))
    assert finding["cost"] is None
    assert finding["fix"] == {
        "applicability": "safe",
        "message": "extend `z`",
        "reason": "",
        "edits": [{"start": 40, "end": 63, "text": "z.extend(y)"}],
    }


def test_notebook_names_cells() -> None:
    (finding,) = json.loads("".join(report([IN_NOTEBOOK], HERE)))
    assert (finding["cell"], finding["related"][0]["cell"]) == (3, 1)


def test_no_findings() -> None:
    assert "".join(report([], HERE)) == "[]\n"
    assert "".join(report_lines([], HERE)) == ""


def test_every_finding_has_the_same_keys_and_only_ascii_is_written() -> None:
    text = "".join(report(ALL, HERE))
    assert text.isascii()
    assert len({tuple(finding) for finding in json.loads(text)}) == 1


def test_array_is_indented_as_a_whole() -> None:
    text = "".join(report([FIXABLE, FIXABLE], HERE))
    assert text == json.dumps(json.loads(text), indent=2) + "\n"


def test_lines_hold_the_same_objects() -> None:
    lines = list(report_lines(ALL, HERE))
    assert all(line.count("\n") == 1 for line in lines)
    assert [json.loads(line) for line in lines] == json.loads("".join(report(ALL, HERE)))


def test_path_is_absolute_however_it_was_given() -> None:
    relative = MEMBERSHIP._replace(path="app/users.py")
    assert json.loads("".join(report([relative], HERE))) == json.loads("".join(report([MEMBERSHIP], HERE)))
    (stdin,) = json.loads("".join(report([MEMBERSHIP._replace(path="-")], HERE)))
    assert stdin["filename"] == "-"
