"""The package as it is installed, and the pages that promise something about it."""

import importlib.metadata
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from perflint._version import __version__

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

FIRST_RULES = {
    "blocking-call-in-async",
    "cache-on-method",
    "copy-loop",
    "dataframe-iterrows",
    "deepcopy-in-loop",
    "execute-in-loop",
    "http-call-without-session",
    "invariant-call-in-loop",
    "list-as-queue",
    "list-membership-in-loop",
    "regex-compile-in-loop",
    "str-concat-in-loop",
    "sum-of-lists",
}


def test_the_installed_version_is_the_one_written_down() -> None:
    assert importlib.metadata.version("perflint") == __version__


def test_the_entry_points_lead_to_something() -> None:
    points = importlib.metadata.distribution("perflint").entry_points
    found = {(point.group, point.name): point.load() for point in points}
    assert set(found) == {("console_scripts", "perflint"), ("flake8.extension", "PRF")}
    assert all(callable(target) for target in found.values())


@pytest.mark.network
def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True)
    (wheel,) = tmp_path.glob("perflint-*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("perflint/")}
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "perflint").rglob("*") if path.is_file()}
    assert packed == {path for path in sources if "/." not in path and "/__pycache__/" not in path}


def test_every_changelog_fragment_has_a_known_kind() -> None:
    draft = [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "next"]
    done = subprocess.run(draft, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "next" in done.stdout


def _block_after(mark: str) -> list[str]:
    """The lines of the fenced block that follows a mark in the README."""
    block = re.search(rf"^<!-- {re.escape(mark)} -->\n```\w+\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert block, f"README.md has no {mark}"
    return block[1].splitlines()


@pytest.mark.parametrize("mark", ["first run", "test command"])
def test_the_readme_gives_one_command_for_each_purpose(mark: str) -> None:
    (command,) = _block_after(mark)
    assert command.startswith("python3 -m venv .venv && ")


def _perflint(*arguments: str) -> str:
    """What perflint prints, run where the README says to run it. Its exit code must be 0."""
    done = subprocess.run(
        [sys.executable, "-m", "perflint", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_sample_in_the_readme_is_what_perflint_prints() -> None:
    sample = _block_after("sample: perflint examples")
    assert len(sample) > 5
    assert "\n".join(sample) in _perflint("examples", "--exit-zero")


def test_each_of_the_first_rules_has_something_to_show_in_the_examples() -> None:
    findings = json.loads(_perflint("examples", "--exit-zero", "--output-format", "json"))
    assert {finding["name"] for finding in findings} >= FIRST_RULES
