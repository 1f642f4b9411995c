import pytest

from perflint.reports import FORMATS, report_in
from tests.reports.sample_findings import ALL, HERE


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_found_and_always_writes_the_same(name: str) -> None:
    text = "".join(report_in(name)(ALL, HERE))
    assert all(finding.code in text for finding in ALL)
    assert text.endswith("\n")
    assert text == "".join(report_in(name)(ALL, HERE))


def test_unknown_format() -> None:
    with pytest.raises(KeyError):
        report_in("html")
