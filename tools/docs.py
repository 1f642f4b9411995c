"""Write the pages of the site that say what the code declares: the rules and the options.

    python tools/docs.py DIRECTORY

Sphinx calls this before each build (docs/conf.py), with the directory of the written pages. The pages are a page for
each rule and an index in `rules`, and `options.md`, which is a part of docs/configuration.md.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from plot import plot

from perflint.engine.engine_rules import ENGINE_RULES
from perflint.engine.registry import FAMILIES, all_rules
from perflint.engine.schema import SchemaOption, schema
from perflint.evidence.table import table_of
from perflint.reports.rule_page import RulePage, page_of

LONG = 60
"""Characters of a default that are shown in one piece."""

INDEX = """\
# Rules

One page for each rule: what is slow about the pattern, when the rule stays silent, the example, and what was measured.
The same is printed by `perflint rule NAME`.

- **kind** is what the pattern costs: growth with the size of the data (asymptotic), a constant factor, memory, or
  waiting that holds up others (blocking).
- **default**: rules that are off run when they are [selected](../configuration.md#selectors).
- **fix**: some of the findings come with a [fix](../fixes.md).
- **ruff**: rules of ruff that report some of the same places, see
  [beside ruff](../configuration.md#beside-ruff).
"""


def write_pages(directory: Path) -> None:
    """Write all of them below the directory. A page that is as it was keeps its date, so that builds stay quick."""
    pages = {"options.md": options_page(schema().values()), "rules/index.md": "".join(_index())}
    pages |= {f"rules/{page.name}.md": rule_page(page) for page in _rule_pages()}
    (directory / "rules").mkdir(parents=True, exist_ok=True)
    for left in {path.name for path in directory.glob("rules/*.md")} - {Path(name).name for name in pages}:
        (directory / "rules" / left).unlink()
    for name, text in pages.items():
        path = directory / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _rule_pages() -> list[RulePage]:
    return [*map(page_of, ENGINE_RULES), *map(page_of, all_rules())]


def rule_page(page: RulePage) -> str:
    """What `perflint rule` prints, and the plot of what was measured."""
    table = table_of(page.name)
    if table is None:
        return page.as_markdown()
    return f"""\
{page.as_markdown()}
## Plot

How many times as much the slow form needs as the fast one. Above the line at 1, the advice helps.

<figure>
{plot(page.name, table)}
</figure>
"""


def _index() -> Iterator[str]:
    pages = _rule_pages()
    yield INDEX
    yield from _family("About the check itself", [page for page in pages if page.family is None])
    for family in FAMILIES:
        about = (import_module(f"perflint.rules.{family}").__doc__ or "").strip()
        yield from _family(family.capitalize(), [page for page in pages if page.family == family], about)
    yield "\n```{toctree}\n:hidden:\n\n" + "".join(f"{page.name}\n" for page in pages) + "```\n"


def _family(title: str, pages: Sequence[RulePage], about: str = "") -> Iterator[str]:
    if pages:
        yield f"\n## {title}\n\n" + (f"{about}\n\n" if about else "")
        yield "| code | rule | kind | cost | default | fix | ruff |\n|---|---|---|---|---|---|---|\n"
        yield from map(_row, pages)


def _row(page: RulePage) -> str:
    cells = (
        page.code,
        f"[{page.name}]({page.name}.md)",
        page.kind.value if page.kind else "",
        str(page.cost or "").replace("|", "\\|"),
        "on" if page.default else "off",
        "some" if page.fix else "",
        ", ".join(page.ruff),
    )
    return f"| {' | '.join(cells)} |\n"


def options_page(options: Iterable[SchemaOption]) -> str:
    """A section for each option, in the order of their definition."""
    return "\n".join(map(_option, options))


def _option(option: SchemaOption) -> str:
    default = option.default_text
    shown = f"`{default}`" if default and len(default) <= LONG else _list(default) if default else "none"
    return f"""\
### `{option.key}`

{option.description}

- type: `{option.type.name}`
- default: {shown}
- example: `{option.key} = {option.example}`
"""


def _list(default: str) -> str:
    """A long list, without what makes it TOML."""
    return ", ".join(f"`{item}`" for item in default.strip("[]").replace('"', "").split(", "))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="where to write, as docs")
    write_pages(parser.parse_args().directory)
    return 0


if __name__ == "__main__":
    sys.exit(main())
