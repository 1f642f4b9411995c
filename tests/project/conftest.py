"""A project with packages installed in its environment."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from perflint.project.installed.installed import Installed

Ask = Callable[..., Installed]
SITE = ".venv/lib/python3.11/site-packages"


@pytest.fixture(autouse=True)
def no_active_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)


@pytest.fixture
def installed(tmp_path: Path) -> Ask:
    """Called with files by their paths below `site-packages`, and with a budget."""

    def install(files: dict[str, str], **budget: int) -> Installed:
        write(tmp_path / SITE, files)
        return Installed(str(tmp_path), **budget)

    return install


def write(directory: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = directory / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
