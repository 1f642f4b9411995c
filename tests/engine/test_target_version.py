"""The lower bound of `requires-python`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.engine.target_version import lowest_version, parse_target


@pytest.mark.parametrize(
    ("specifier", "version"),
    [
        (">=3.10", (3, 10)),
        (" >= 3.10 , < 4 ", (3, 10)),
        ("<4,>=3.9.2", (3, 9)),
        ("~=3.11", (3, 11)),
        ("~=3.11.4", (3, 11)),
        ("==3.12.*", (3, 12)),
        ("==3.12", (3, 12)),
        ("===3.12.1", (3, 12)),
        (">3.9", (3, 9)),
        (">=3", (3, 0)),
        (">=v3.8", (3, 8)),
        (">=3.13.0rc1", (3, 13)),
        ("^3.9", (3, 9)),
        ("~3.9", (3, 9)),
        ("3.9.*", (3, 9)),
        ("3.10", (3, 10)),
        ("~2.7 || ^3.6", (3, 0)),
        ("^3.11 || ^3.8", (3, 8)),
        (">=3.8,>=3.10", (3, 10)),
        (">=2.7, !=3.0.*, !=3.1.*", (3, 0)),
        (">=3.9,!=3.9.*,!=3.10.*", (3, 11)),
        (">=3.9,!=3.9.1", (3, 9)),
    ],
)
def test_lower_bound(specifier: str, version: tuple[int, int]) -> None:
    assert lowest_version(specifier) == version


@pytest.mark.parametrize("specifier", ["", "*", "<4", "!=3.9.*", "<=3.12", "nonsense", "^3.9 || <4", ">="])
def test_no_lower_bound(specifier: str) -> None:
    assert lowest_version(specifier) is None


@given(st.text(alphabet="0123456789.,<>=!~^|*v py", max_size=30))
def test_any_text_is_read(specifier: str) -> None:
    version = lowest_version(specifier)
    assert version is None or version >= (3, 0)


@pytest.mark.parametrize("text", ["py39", "py316", "3.9", "py3", "py3.11", "311", "3.11.1", "", "py27", "PY311"])
def test_other_target_versions_are_unknown(text: str) -> None:
    assert parse_target(text) is None
