"""What was fixed: a sentence, and with `--show-fixes` a list."""

from collections.abc import Iterable, Iterator, Sequence

from perflint.engine.fixing import Fixed
from perflint.findings import Finding
from perflint.reports.style import Style, printable


def fixes_shown(fixed: Sequence[Fixed], style: Style) -> Iterator[str]:
    """The fixes of each file by rule, with what may be different after those that are not safe."""
    if not fixed:
        return
    yield f"Fixed {counted(fixed)}:\n"
    for one in fixed:
        yield f"- {style.path(one.before.path)}\n"
        for (code, rule), findings in _by_rule(one.applied).items():
            yield f"    {len(findings)} x {code} {rule}\n"
            for reason in dict.fromkeys(finding.fix.reason for finding in findings if finding.fix is not None):
                if reason:
                    yield f"        unsafe: {printable(reason)}\n"
    yield "\n"


def counted(fixed: Iterable[Fixed]) -> str:
    """How many findings, in how many files."""
    numbers = [len(one.applied) for one in fixed]
    return f"{_count(sum(numbers), 'finding')} in {_count(len(numbers), 'file')}"


def _by_rule(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.code):
        grouped.setdefault((finding.code, finding.rule), []).append(finding)
    return grouped


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
