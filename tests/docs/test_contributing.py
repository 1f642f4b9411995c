"""`docs/contributing.md`, played in a copy of the project."""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import perflint.rules
from tests.docs.page import DOCS, ROOT, blocks
from tests.docs.page import commands as commands_in

PAGE = (DOCS / "contributing.md").read_text(encoding="utf-8")
RULE = "value_membership_in_loop.py"

CODE_IN_PAGE = "PRF199"
"""The page can't know the code that `tools/new_rule.py` will give."""

LONGEST = 220
"""Lines that someone new will read."""

SHORTER = {
    "tools/bench.py": ["--rounds", "1", "--python", f"3.{sys.version_info.minor}"],
    "tools/ecosystem.py": ["--packages", "tests/fixtures", "--include-tests"],
}
"""What is measured and downloaded when the page is played."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The parts of the project that the page touches, without its rule."""
    for part in ("perflint", "tests", "tools"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", RULE))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def play(command: str, directory: Path) -> str:
    """Run a command of the page: what it has printed. Fails if the command does."""
    words = shlex.split(command)
    assert words[0] == "python"
    environment = {**os.environ, "PYTHONPATH": str(directory)}
    done = subprocess.run(
        [sys.executable, *words[1:], *SHORTER.get(words[1], [])],
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def commands() -> list[str]:
    shown = (block for block in blocks(PAGE) if block.language == "console")
    return [one.command for block in shown for one in commands_in(block)]


def files() -> dict[str, str]:
    return {block.file: block.text for block in blocks(PAGE) if block.file}


def test_the_page_leads_from_the_idea_to_the_merge(copy: Path) -> None:
    first, second, *others = commands()
    module = copy / next(iter(files()))
    assert str(module) in play(first, copy)
    code = re.search(r'code = "(PRF\d+)"', module.read_text()).group(1)  # type: ignore[union-attr]
    assert play(second, copy).strip() in PAGE

    test = next(command for command in others if "pytest" in command)
    with pytest.raises(AssertionError, match="TODO"):
        play(test, copy)

    for path, text in files().items():
        (copy / path).write_text(text.replace(CODE_IN_PAGE, code), encoding="utf-8")
    for command in others:
        output = play(command, copy)
    assert f"{code} value-membership-in-loop" in output
    assert (copy / "perflint/evidence/tables/value-membership-in-loop.json").is_file()


def test_the_page_names_the_files_that_it_touches() -> None:
    assert list(files()) == [f"perflint/rules/collections/{RULE}", f"tests/fixtures/collections/{RULE}"]
    assert len(PAGE.splitlines()) <= LONGEST


def test_the_fix_that_the_page_shows_is_a_safe_one() -> None:
    (shown,) = (block for block in blocks(PAGE) if block.language == "python" and "Rewrite(" in block.text)
    scope = vars(perflint.rules).copy()
    exec(f"def fix(call, items):\n    {shown.text}", scope)
    call = ast.parse("queue.pop(0)", mode="eval").body
    assert isinstance(call, ast.Call)
    rewrite = scope["fix"](call, call.func)
    assert isinstance(rewrite, perflint.rules.Rewrite)
    assert rewrite.unsafe == ""
