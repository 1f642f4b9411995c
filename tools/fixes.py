"""What the fixes of some rules do to their fixtures, written into them, to be read before it is committed.

    python tools/fixes.py list-as-queue

Each marker of a finding then says how far its fix may be trusted, and below the line `# fixed` stands what is different
after all fixes. This shows what the fixes do; whether that is right, the eye has to tell.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # for the code that the tests use

from chosen_rules import add_rules_argument, chosen_rules

from perflint.engine.check import check_source
from perflint.rules import Rule
from perflint.source.text import SourceText
from tests.fixed import fixed, segments
from tests.fixture import NEWEST, fixture_path, read_fixture

_MARKED = re.compile(r"(# expect[^:]*: )(.*)$")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add_rules_argument(parser)
    for rule in chosen_rules(parser, parser.parse_args()):
        write(rule)


def write(rule: type[Rule]) -> None:
    """Bring the fixture of a rule up to date with its fixes."""
    path = fixture_path(rule)
    fixture = read_fixture(path)
    checked = check_source(SourceText("example.py", fixture.text), [rule], NEWEST, with_edits=True)
    trusted: dict[int, list[str]] = {}
    for finding in checked.findings:
        trust = f" {finding.fix.applicability.value}" if finding.fix else ""
        trusted.setdefault(finding.range.line, []).append(finding.code + trust)
    marked = path.read_text(encoding="utf-8").partition("\n# fixed\n")[0].rstrip("\n").split("\n")
    lines = [_marked(line, trusted.get(number, [])) for number, line in enumerate(marked, start=1)]
    path.write_text("\n".join([*lines, *_below(rule, fixture.text), ""]), encoding="utf-8")


def _marked(line: str, codes: list[str]) -> str:
    return _MARKED.sub(rf"\1{', '.join(codes)}", line) if codes else line


def _below(rule: type[Rule], text: str) -> Iterator[str]:
    before = segments(text)
    new = [one for one in segments(fixed(text, rule).after.text) if one not in before]
    if new:
        yield from ("", "", "# fixed")
    for number, one in enumerate(new):
        is_import = one.startswith(("import ", "from "))
        if number and not (is_import and new[number - 1].startswith(("import ", "from "))):
            yield from ("", "")
        yield one


if __name__ == "__main__":
    main()
