"""The default report: what is slow, where, what it costs, what explains it, and what to do instead."""

from collections.abc import Iterator, Sequence

from perflint.findings import Finding, Fix
from perflint.reports.excerpt import excerpt
from perflint.reports.style import Style, code_of, printable

_ENGINE = "PRF0"
"""How the codes of what the engine itself reports start: files and comments, which cost nothing."""


def report(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    for finding in findings:
        yield "\n".join((_headline(finding, style), *_excerpt(finding, style), *_notes(finding, style), "\n"))


def _headline(finding: Finding, style: Style) -> str:
    strong, reset, colour = style.palette.strong, style.palette.reset, style.palette.of(finding.impact)
    place = style.place(finding.path, finding.range)
    return (
        f"{strong}{place}{reset}: {colour}{code_of(finding)}{reset} {strong}{finding.rule}{reset}"
        f"  [{colour}{finding.impact}{reset}] {printable(finding.message)}"
    )


def _excerpt(finding: Finding, style: Style) -> Iterator[str]:
    """The source line under its number. A file that can't be read has none."""
    if not finding.excerpt:
        return
    where = finding.range
    end = where.end_column - 1 if where.end_line == where.line else len(finding.excerpt)
    shown = excerpt(finding.excerpt, where.column - 1, end)
    number = str(where.line)
    frame, reset, colour = style.palette.frame, style.palette.reset, style.palette.of(finding.impact)
    indent = shown.underline[: -len(shown.underline.lstrip())]
    yield f"{' ' * len(number)} {frame}|{reset}"
    yield f"{frame}{number} |{reset} {shown.text}"
    yield f"{' ' * len(number)} {frame}|{reset} {indent}{colour}{shown.underline.lstrip()}{reset}"


def _notes(finding: Finding, style: Style) -> Iterator[str]:
    frame, reset, strong = style.palette.frame, style.palette.reset, style.palette.strong
    bullet = f"{' ' * len(str(finding.range.line))} {frame}={reset}"
    if finding.cost is not None:
        yield f"{bullet} {strong}cost:{reset} {finding.cost}"
    elif not finding.code.startswith(_ENGINE):
        yield f"{bullet} {strong}kind:{reset} {finding.kind.value}"
    for related in finding.related:
        place = style.place(related.path or finding.path, related.range)
        yield f"{bullet} {strong}{place}:{reset} {printable(related.message)}"
    if finding.advice:
        yield f"{bullet} {strong}instead:{reset} {printable(finding.advice)}"
    if finding.fix is not None:
        yield f"{bullet} {strong}fix:{reset} {printable(_described(finding.fix))}"


def _described(fix: Fix) -> str:
    """What the fix does, and why it is not simply done."""
    return fix.title + (f" ({fix.applicability.value}: {fix.reason})" if fix.reason else "")
