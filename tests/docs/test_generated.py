"""The pages that are written before each build of the site, all of them, in a directory of their own."""

import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from perflint.engine.engine_rules import ENGINE_RULES
from perflint.engine.registry import all_rules
from perflint.engine.schema import schema
from perflint.evidence.table import EvidenceTable, Measurement, format_version, table_of
from perflint.reports.rule_page import page_of
from tests.docs.page import DOCS, ROOT, anchors, blocks, links, name_of, written_pages

sys.path.insert(0, str(ROOT / "tools"))

from plot import plot

from docs import write_pages

SVG = "{http://www.w3.org/2000/svg}"
NAMES = [rule.name for rule in ENGINE_RULES] + [rule.rule_name() for rule in all_rules()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The written pages, and what is generated beside them."""
    site = tmp_path_factory.mktemp("site")
    for page in written_pages():
        if page.is_relative_to(DOCS):
            copy = site / page.relative_to(DOCS)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(page, copy)
    write_pages(site)
    return site


def test_there_is_a_page_for_every_rule_and_for_nothing_else(site: Path) -> None:
    assert sorted(path.stem for path in site.glob("rules/*.md")) == sorted([*NAMES, "index"])


def test_a_page_is_what_the_command_prints_and_the_plot(site: Path) -> None:
    pages = [*map(page_of, ENGINE_RULES), *map(page_of, all_rules())]
    for page in pages:
        text = (site / "rules" / f"{page.name}.md").read_text(encoding="utf-8")
        assert text.startswith(page.as_markdown())
        # `figure` makes it a block of HTML, which Markdown leaves as it is up to the next blank line.
        figures = re.findall(r"^<figure>\n<svg [^\n]+\n(?:.+\n)*</svg>\n</figure>$", text, re.MULTILINE)
        assert len(figures) == (table_of(page.name) is not None)


def test_the_index_tells_the_facts_of_every_rule(site: Path) -> None:
    index = (site / "rules" / "index.md").read_text(encoding="utf-8")
    for rule in all_rules():
        row = next(line for line in index.splitlines() if f"({rule.rule_name()}.md)" in line)
        facts = [rule.code, rule.kind.value, "on" if rule.default else "off", *rule.ruff]
        facts += [str(rule.cost)] if rule.cost else []
        assert all(fact in row for fact in facts), row
        assert (" some " in row) is rule.has_fixes()
    (toctree,) = (block for block in blocks(index) if block.language == "{toctree}")
    assert toctree.text.split() == [":hidden:", *NAMES]


def test_every_option_is_told_with_type_default_and_example(site: Path) -> None:
    text = (site / "options.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### `(\S+)`\n\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL))
    assert list(sections) == list(schema())
    for key, option in schema().items():
        assert option.description in sections[key]
        assert f"- type: `{option.type.name}`" in sections[key]
        assert f"- example: `{key} = {option.example}`" in sections[key]
        default = sections[key].partition("- default: ")[2].partition("\n")[0]
        told = (option.default_text or "none", option.default_text.strip("[]").replace('"', ""))
        assert default.replace("`", "") in told


def test_every_link_to_and_from_them_leads_somewhere(site: Path) -> None:
    number = 0
    for page in site.rglob("*.md"):
        for link in links(page.read_text(encoding="utf-8")):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.is_file(), f"{link} in {page.name}"
            assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), f"{link} in {page.name}"
            number += 1
    assert number > len(NAMES)


def test_written_again_they_are_not_touched_and_what_is_no_rule_any_more_goes(site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.md")}
    (site / "rules" / "no-rule-any-more.md").write_text("# gone\n")
    write_pages(site)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*.md")} == before


@pytest.mark.parametrize("name", [name for name in NAMES if table_of(name)])
def test_a_plot_shows_every_figure(name: str) -> None:
    table = table_of(name)
    assert table
    drawing = plot(name, table)
    assert "\n\n" not in drawing
    root = ElementTree.fromstring(drawing)
    texts = [element.text for element in root.iter(f"{SVG}text")]
    cases = {case for measured in table.python.values() for case in measured.ratios}
    assert cases <= set(texts)
    assert all(f"Python {format_version(version)}" in texts for version in table.python)
    lines = [element.get("points", "").split() for element in root.iter(f"{SVG}polyline")]
    figures = sum(len(by_n) for measured in table.python.values() for by_n in measured.ratios.values())
    assert sum(map(len, lines)) == figures
    assert all(within(root, point) for line in lines for point in line)


def within(root: ElementTree.Element, point: str) -> bool:
    x, y = map(float, point.split(","))
    return 0 <= x <= float(root.get("width", "")) and 0 <= y <= float(root.get("height", ""))


def test_a_plot_is_logarithmic_both_ways() -> None:
    ratios = {10: 1.0, 100: 10.0, 1000: 100.0}
    table = EvidenceTable("", "time", {(3, 12): Measurement(0.0, {"one & only": ratios})})
    root = ElementTree.fromstring(plot("some-rule", table))
    (line,) = (element.get("points", "").split() for element in root.iter(f"{SVG}polyline"))
    (x0, y0), (x1, y1), (x2, y2) = (map(float, point.split(",")) for point in line)
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.2)
    assert y1 - y0 == pytest.approx(y2 - y1, abs=0.2)
    assert y2 < y0
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == "some-rule: time of slow ÷ fast over n, for Python 3.12"


def test_a_plot_of_one_figure() -> None:
    table = EvidenceTable("", "memory", {(3, 12): Measurement(0.0, {"alone": {10: 5.0}})})
    root = ElementTree.fromstring(plot("some-rule", table))
    assert len(list(root.iter(f"{SVG}circle"))) == 2  # one of them in the legend


def test_no_generated_page_is_in_git() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"docs/rules/", "docs/options.md"} <= set(ignored)
    assert not any(name_of(page).startswith("docs/rules/") for page in written_pages())
