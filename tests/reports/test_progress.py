import io

import pytest

from perflint.reports import progress
from perflint.reports.progress import Progress, bar


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time in seconds, as a list of one."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_short_run_sees_nothing(clock: list[float]) -> None:
    stream = io.StringIO()
    with Progress(stream) as shown:
        for done in range(10):
            clock[0] = done / 10.1
            shown(done, 10)
    assert stream.getvalue() == ""


def test_long_run_sees_a_bar_that_leaves_no_trace(clock: list[float]) -> None:
    stream = io.StringIO()
    with Progress(stream) as shown:
        clock[0] = 1.5
        shown(500, 1000)
        assert stream.getvalue() == "\r[############............] 500 of 1,000 files\x1b[K"
    assert stream.getvalue().endswith("\x1b[K\r\x1b[K")


def test_bar_is_not_drawn_for_every_file(clock: list[float]) -> None:
    stream = io.StringIO()
    shown = Progress(stream)
    for done in range(1000):
        clock[0] = 1 + done / 1000
        shown(done, 1000)
    assert stream.getvalue().count("\r") <= 11


def test_interrupted_run_leaves_no_trace_either(clock: list[float]) -> None:
    stream = io.StringIO()

    def interrupted_run() -> None:
        with Progress(stream) as shown:
            clock[0] = 2
            shown(1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted_run()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_bar_fills_up() -> None:
    assert bar(0, 0, "files") == "[........................] 0 of 0 files"
    assert bar(7, 7, "rounds") == "[########################] 7 of 7 rounds"
