"""Every command and every example on the written pages, played in the order of the page."""

import ast
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

import perflint
from perflint.findings import Finding
from tests.docs.page import ROOT, Block, anchors, blocks, links, name_of, written_pages
from tests.docs.player import INSTALLS, Player

OWN_TESTS = {
    "docs/contributing.md": "tests/docs/test_contributing.py",
    "docs/evidence.md": "tests/evidence/test_page.py",
}
"""Pages that are not played here, but where the whole project is at hand."""

SUPPRESSION = re.compile(r" *# (?:perflint: ignore\[.*?\].*|noqa.*)$", re.MULTILINE)
PRINTED = re.compile(r"^\S+:\d+:\d+: PRF\d{3} .+$", re.MULTILINE)

PAGES = [page for page in written_pages() if name_of(page) not in OWN_TESTS]


@pytest.fixture
def player(tmp_path: Path) -> Player:
    return Player(tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_the_page_shows_is_what_happens(page: Path, player: Player) -> None:
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.mark:
            continue  # README.md only: tests/test_package.py and .ci/run look for these
        if block.file:
            player.write(block)
        play = EXAMPLES.get(block.language)
        assert play, f"line {block.line}: nothing plays a block of `{block.language}`"
        play(block, player)


def test_the_other_pages_have_tests_of_their_own() -> None:
    assert {name_of(page) for page in written_pages()} >= set(OWN_TESTS)
    for page, test in OWN_TESTS.items():
        assert Path(page).name in (ROOT / test).read_text(encoding="utf-8")


def play_toml(block: Block, player: Player) -> None:
    """It is a pyproject.toml that perflint and ruff can read."""
    (player.directory / "settings").mkdir(exist_ok=True)
    (player.directory / "settings" / "pyproject.toml").write_text(block.text, encoding="utf-8")
    (player.directory / "settings" / "empty.py").touch()
    if "[tool.perflint" in block.text:
        assert "settings/pyproject.toml" in player.run("perflint --show-settings settings/empty.py")
    else:
        assert "All checks passed" in player.run("python -m ruff check --no-cache settings")


def play_python(block: Block, player: Player) -> None:
    """A program that uses perflint, or code whose suppressions are all needed, or a line of a file."""
    if "import perflint" in block.text:
        assert player.run(f"python -c {shlex.quote(block.text)}")
    elif not block.file or not block.file.startswith("examples/"):
        suppressed = [number for number, line in enumerate(block.text.splitlines(), 1) if SUPPRESSION.search(line)]
        assert suppressed, f"line {block.line}: what is this an example of?"
        assert perflint.check_string(block.text) == ()
        assert [found.range.line for found in uncovered(block.text)] == suppressed


def uncovered(code: str) -> tuple[Finding, ...]:
    """What is found where there are no suppressions."""
    code = SUPPRESSION.sub("", code)
    ast.parse(code)
    return perflint.check_string(code)


def play_yaml(block: Block, player: Player) -> None:
    """A configuration of pre-commit, or a job whose commands run."""
    data = yaml.safe_load(block.text)
    if "repos" in data:
        play_hooks(block.text, data, player)
        return
    scripts = list(scripts_in(data))
    assert any(script.startswith("perflint") for script in scripts)
    for script in scripts:
        if INSTALLS not in f" {script} ":
            player.run(script)


def play_hooks(text: str, data: dict[str, Any], player: Player) -> None:
    """Pre-commit takes the configuration, and each hook runs with these arguments.

    How pre-commit itself runs them is a matter of tests/test_pre_commit.py.
    """
    config = player.directory / "hooks.yaml"
    config.write_text(text, encoding="utf-8")
    player.run("python -m pre_commit validate-config hooks.yaml")
    entries = {hook["id"]: hook["entry"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    for repo in data["repos"]:
        for hook in repo["hooks"]:
            player.run(" ".join([entries[hook["id"]], *hook.get("args", ()), "examples/shop/api.py"]))


def scripts_in(data: Any) -> Iterator[str]:
    """The commands of a workflow or of a pipeline."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("run", "script"):
                yield from [value] if isinstance(value, str) else value
            else:
                yield from scripts_in(value)
    elif isinstance(data, list):
        for item in data:
            yield from scripts_in(item)


def play_json(block: Block, player: Player) -> None:
    """Its pattern finds file, line, column, code and message in every line for a finding."""
    (pattern,) = patterns_in(json.loads(block.text))
    printed = PRINTED.findall(player.run("perflint --output-format concise --quiet examples"))
    assert len(printed) > 10
    for line in printed:
        found = re.fullmatch(pattern["regexp"], line)
        assert found
        file, code = found[pattern["file"]], found[pattern["code"]]
        assert (player.directory / file).is_file()
        assert line.startswith(f"{file}:{found[pattern['line']]}:{found[pattern['column']]}: {code} ")
        assert line.endswith(found[pattern["message"]])


def patterns_in(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict) and "regexp" in data:
        yield data
    elif isinstance(data, (dict, list)):
        for value in data.values() if isinstance(data, dict) else data:
            yield from patterns_in(value)


def play_vim(block: Block, player: Player) -> None:
    """Its program prints what its error format takes apart."""
    settings = dict(re.findall(r"^set (\w+)=(.+)$", block.text.replace("\\ ", " "), re.MULTILINE))
    pattern = settings["errorformat"]
    for item, meaning in {"%f": r"(?P<file>.+?)", "%l": r"\d+", "%c": r"\d+", "%m": ".+"}.items():
        pattern = pattern.replace(item, meaning)
    found = re.findall(f"^{pattern}$", player.run(f"{settings['makeprg']} examples"), re.MULTILINE)
    assert len(found) > 10
    assert all((player.directory / file).is_file() for file in found)


def play_picture(block: Block, _: Player) -> None:
    """A picture of text, as of the way of a file, or of what is included: nothing to run."""
    assert block.text.strip() or block.language


def play_console(block: Block, player: Player) -> None:
    player.play(block)


EXAMPLES = {
    "": play_picture,
    "console": play_console,
    "json": play_json,
    "python": play_python,
    "toml": play_toml,
    "vim": play_vim,
    "yaml": play_yaml,
    "{include} options.md": play_picture,
    "{toctree}": play_picture,
}


@pytest.mark.parametrize("page", written_pages(), ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if target.parent.name == "rules":
            continue  # written before the site is built: tests/docs/test_generated.py
        assert target.exists(), f"{link} in {name_of(page)}"
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), f"{link} in {name_of(page)}"
