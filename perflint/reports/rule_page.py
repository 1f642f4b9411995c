"""The documentation of a rule: everything that its class declares, as a page of Markdown or as data."""

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any, NamedTuple

from perflint.engine.engine_rules import EngineRule
from perflint.evidence.table import EvidenceTable, table_of
from perflint.findings import Cost, Evidence, Kind
from perflint.reports.figures import figures_data, figures_markdown, sentence
from perflint.rules import Rule


class RulePage(NamedTuple):
    """What there is to say about a rule. The engine's own rules have no family, kind or evidence."""

    code: str
    name: str
    summary: str
    documentation: str
    """Markdown, without the summary."""
    default: bool
    family: str | None = None
    kind: Kind | None = None
    cost: Cost | None = None
    message: str | None = None
    advice: str | None = None
    since: str | None = None
    ruff: tuple[str, ...] = ()
    evidence: Evidence | None = None
    fix: bool = False
    """Whether some of its findings have a fix."""
    figures: EvidenceTable | None = None
    """What has been measured, if anything has."""

    def as_json(self) -> dict[str, Any]:
        """The page as plain data, with the same keys for every rule."""
        return self._asdict() | {
            "kind": self.kind and self.kind.value,
            "cost": self.cost and self.cost._asdict(),
            "evidence": self.evidence and self.evidence._asdict(),
            "figures": figures_data(self.evidence, self.figures) if self.evidence and self.figures else None,
        }

    def as_markdown(self) -> str:
        parts = [f"# {self.name} ({self.code})", self.summary, "\n".join(self._facts())]
        if self.documentation:
            parts.append(self.documentation)
        if self.message:
            parts += ["## Message", f"> {self.message}\n>\n> instead: {self.advice}"]
        if self.evidence:
            parts += _example(self.evidence)
        if self.evidence and self.figures:
            parts += ["## Measured", sentence(self.evidence, self.figures), *figures_markdown(self.figures)]
        return "\n\n".join(parts) + "\n"

    def _facts(self) -> Iterator[str]:
        if self.family:
            yield f"- family: {self.family}"
        if self.kind:
            yield f"- kind: {self.kind.value}"
        if self.cost:
            yield f"- cost: {self.cost}"
        yield f"- default: {'on' if self.default else 'off'}"
        if self.since:
            yield f"- since: Python {self.since}"
        if self.fix:
            yield "- fix: for some of its findings"
        if self.ruff:
            yield f"- ruff reports some of the same places: {', '.join(self.ruff)}"


def page_of(rule: type[Rule] | EngineRule) -> RulePage:
    """The page of a rule, or of one that the engine reports by itself."""
    if isinstance(rule, EngineRule):
        return RulePage(rule.code, rule.name, rule.summary, rule.documentation.strip(), default=True)
    summary, _, documentation = cleandoc(rule.__doc__ or "").partition("\n\n")
    return RulePage(
        code=rule.code,
        name=rule.rule_name(),
        summary=" ".join(summary.split()),
        documentation=documentation.strip(),
        default=rule.default,
        family=rule.family(),
        kind=rule.kind,
        cost=rule.cost,
        message=rule.message,
        advice=rule.advice,
        since=".".join(map(str, rule.since)) if rule.since > (3, 0) else None,
        ruff=rule.ruff,
        evidence=rule.evidence,
        fix=rule.has_fixes(),
        figures=table_of(rule.rule_name()),
    )


def _example(evidence: Evidence) -> Iterator[str]:
    yield "## Example"
    if evidence.setup:
        yield _code(evidence.setup)
    yield "Slow:"
    yield _code(evidence.slow)
    yield "Fast:"
    yield _code(evidence.fast)
    sizes = ", ".join(f"{size:,}" for size in evidence.sizes)
    yield f"Both give the same result. They are measured with `n` = {sizes} and"
    yield "\n".join(f"- {name}: `{' '.join(cleandoc(binding).split())}`" for name, binding in evidence.cases.items())


def _code(text: str) -> str:
    return f"```python\n{cleandoc(text)}\n```"
