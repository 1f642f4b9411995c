import pytest

from perflint.findings import Applicability, Range
from perflint.reports.style import Style, code_of, place_in_file, printable
from tests.reports.sample_findings import FIXABLE, MEMBERSHIP


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/ada/shop/app/users.py", "app/users.py"),
        ("app/users.py", "app/users.py"),
        ("./app/../users.py", "users.py"),
        ("/home/ada/shopping/users.py", "/home/ada/shopping/users.py"),
        ("../users.py", "/home/ada/users.py"),
        ("-", "-"),
    ],
)
def test_paths_are_relative_below_the_directory_and_absolute_elsewhere(path: str, shown: str) -> None:
    assert Style("/home/ada/shop").path(path) == shown


def test_everything_is_below_the_root_directory() -> None:
    assert Style("/").path("/etc/setup.py") == "etc/setup.py"


def test_name_of_a_file_cannot_break_the_line_or_steer_the_terminal() -> None:
    assert Style("/x").path("/x/a\nb\x1b[2J.py") == "a\\nb\\x1b[2J.py"


def test_bytes_of_a_name_that_are_no_text_are_kept() -> None:
    assert printable("caf\udce9.py") == "caf\udce9.py"


def test_cell_of_a_notebook_comes_before_its_line() -> None:
    assert place_in_file(Range(4, 2, 4, 9)) == "4:2"
    assert place_in_file(Range(4, 2, 4, 9, cell=3)) == "cell 3:4:2"


def test_only_safe_fixes_are_marked() -> None:
    assert FIXABLE.fix is not None
    unsafe = FIXABLE._replace(fix=FIXABLE.fix._replace(applicability=Applicability.UNSAFE))
    assert [code_of(finding) for finding in (FIXABLE, unsafe, MEMBERSHIP)] == ["PRF304 [*]", "PRF304", "PRF101"]
