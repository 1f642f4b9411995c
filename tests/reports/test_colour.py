import io

import pytest

from perflint.reports.colour import palette_for
from perflint.reports.style import COLOURED, PLAIN, Palette


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "stream", "environment", "palette"),
    [
        ("auto", Terminal(), {"TERM": "xterm"}, COLOURED),
        ("auto", io.StringIO(), {"TERM": "xterm"}, PLAIN),
        ("auto", Terminal(), {"TERM": "dumb"}, PLAIN),
        ("auto", Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, PLAIN),
        ("auto", Terminal(), {"TERM": "xterm", "NO_COLOR": ""}, COLOURED),
        ("auto", io.StringIO(), {"FORCE_COLOR": "1"}, COLOURED),
        ("auto", io.StringIO(), {"FORCE_COLOR": "1", "TERM": "dumb"}, COLOURED),
        ("auto", io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, PLAIN),
        ("always", io.StringIO(), {"NO_COLOR": "1"}, COLOURED),
        ("never", Terminal(), {"TERM": "xterm", "FORCE_COLOR": "1"}, PLAIN),
    ],
)
def test_colour(choice: str, stream: io.StringIO, environment: dict[str, str], palette: Palette) -> None:
    assert palette_for(choice, stream, environment) is palette
