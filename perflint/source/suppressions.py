"""Comments that silence findings, and those of them that silence nothing. docs/suppressions.md lists the forms."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from perflint.findings.place import Range
from perflint.source.comments import Comment, comments
from perflint.source.text import SourceText

_OWN_CODE = re.compile(r"PRF\d*", re.IGNORECASE)

# A list of codes ends at the first word that is none: what follows is the reason.
_CODE = r"(?:PRF|[A-Z]+\d+)\b"
_CODES = rf"\s*:\s*(?P<codes>{_CODE}(?:[,\s]+{_CODE})*)"
_NAMES = r"\s*\[(?P<names>[^\]]*)\]?"
_NOTHING_NAMED = r"(?![\w-]|\s*:)"

_LINE_FORMS = (
    # As in flake8, a colon without a code behind it is no list: the comment silences everything.
    re.compile(rf"#\s*(?P<directive>noqa)\b(?:{_CODES})?", re.IGNORECASE),
    re.compile(rf"#\s*(?P<directive>perflint:\s*ignore)(?:{_NAMES}|{_NOTHING_NAMED})", re.IGNORECASE),
)
_FILE_FORMS = (
    re.compile(rf"#\s*(?P<directive>perflint:\s*noqa)(?:{_CODES}|{_NOTHING_NAMED})", re.IGNORECASE),
    re.compile(rf"#\s*(?P<directive>perflint:\s*file-ignore){_NAMES}", re.IGNORECASE),
    re.compile(rf"#\s*(?P<directive>flake8[:=]\s*noqa)(?:{_CODES})?\s*\Z", re.IGNORECASE),
)


class UnusedSuppression(NamedTuple):
    """A comment, or a part of one, that silences nothing.

    `directive` is its form (`perflint: ignore`). `unused` are the rules in it that do not fire there, `unknown`
    those that do not exist, both as written; if the comment names no rule, both are empty. `is_all` is whether it
    names no others.
    """

    range: Range
    directive: str
    unused: tuple[str, ...]
    unknown: tuple[str, ...]
    is_all: bool = False


class _Suppression:
    """One comment: what it names, and what of that has silenced something. The empty selector selects every rule."""

    __slots__ = ("directive", "range", "selectors", "used")

    def __init__(self, directive: str, selectors: tuple[str, ...], place: Range) -> None:
        self.directive = directive
        self.selectors = selectors
        self.range = place
        self.used: set[str] = set()

    def covers(self, code: str, rule: str) -> bool:
        hits = [selector for selector in self.selectors if _selects(selector, code, rule)]
        self.used.update(hits)
        return bool(hits)

    @property
    def own_selectors(self) -> tuple[str, ...]:
        """The selectors that can only be meant for perflint."""
        if self.directive.startswith("perflint"):
            return self.selectors
        return tuple(selector for selector in self.selectors if _OWN_CODE.fullmatch(selector))


_WHOLE_FILE = 0
"""The line of the comments that are about all lines."""


class Suppressions:
    """The suppressions of one file. They remember what they silenced."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._on_line: dict[int, list[_Suppression]] = {}
        self._comment_lines: set[int] = set()
        text = source.text.lower()
        if "noqa" in text or "perflint:" in text:
            for comment in comments(source):
                self._add(comment)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._on_line)

    def covers(self, lines: tuple[int, int], code: str, rule: str, statement: tuple[int, int]) -> bool:
        """Whether a comment silences a finding of this rule (its code and its name), on these lines.

        `statement` are the lines of the innermost statement around the finding; of one with a body only its head,
        up to the line before the first statement of the body. All lines count over the whole text, first and last.
        """
        if not self:
            return False
        first, last = statement
        while last > first and self._is_without_code(last):  # Between head and body.
            last -= 1
        found: list[_Suppression] = []
        for line in {_WHOLE_FILE, lines[0], min(lines[1], last), first, last}:
            found += self._on_line.get(line, ())
        # All of them, even when the answer is known: each one that fits is of use.
        fitting = [suppression for suppression in found if suppression.covers(code, rule)]
        return bool(fitting)

    def unused(
        self, rules: Mapping[str, str], enabled: Collection[str], expected: Collection[str]
    ) -> list[UnusedSuppression]:
        """The suppressions that silenced nothing, after all findings went through `covers`; in order.

        `rules` maps every known code to its rule's name. `enabled` are the codes that this run looks for in this
        file, `expected` those that a run usually looks for. What names several rules (a family, or all of them) is
        not judged by a run that leaves out some of the expected ones. Only what can be meant for nobody but perflint
        is judged at all: never a bare `# noqa`, nor another tool's codes.
        """
        found = []
        for suppression in self._all():
            unknown = []
            unused = []
            for selector in suppression.own_selectors:
                selected = {code for code, rule in rules.items() if _selects(selector, code, rule)}
                if not selected:
                    unknown.append(selector)
                elif selector not in suppression.used and _is_judged(selected, enabled, expected):
                    unused.append(selector)
            if unused or unknown or not suppression.selectors:
                named = tuple(filter(None, unused))
                is_all = len(unused) + len(unknown) == len(suppression.selectors)
                found.append(UnusedSuppression(suppression.range, suppression.directive, named, tuple(unknown), is_all))
        return sorted(found, key=_place)

    def _add(self, comment: Comment) -> None:
        before = self._source.line(comment.line)[: comment.column - 1]
        if not before.strip():
            self._comment_lines.add(comment.line)
            for form in _FILE_FORMS:
                if match := form.match(comment.text):
                    self._on_line.setdefault(_WHOLE_FILE, []).append(self._suppression(comment, match))
        for form in _LINE_FORMS:
            for match in form.finditer(comment.text):
                self._on_line.setdefault(comment.line, []).append(self._suppression(comment, match))

    def _suppression(self, comment: Comment, match: re.Match[str]) -> _Suppression:
        groups = match.groupdict()
        named = groups.get("codes") or groups.get("names")
        selectors = ("",) if named is None else tuple(re.findall(r"[^\s,]+", named))
        directive = re.sub(r"[:=]\s*", ": ", match["directive"].lower())
        start = comment.column + match.start()
        end = comment.column + match.end()
        return _Suppression(directive, selectors, self._source.place(comment.line, start, comment.line, end))

    def _is_without_code(self, line: int) -> bool:
        return line in self._comment_lines or not self._source.line(line).strip()

    def _all(self) -> Iterator[_Suppression]:
        for suppressions in self._on_line.values():
            yield from suppressions


def _selects(selector: str, code: str, rule: str) -> bool:
    """Whether a selector is the rule's name, or its code or the beginning of it, or empty: then it selects all."""
    if not selector or _OWN_CODE.fullmatch(selector):
        return code.startswith(selector.upper())
    return selector.lower() == rule


def _is_judged(selected: set[str], enabled: Collection[str], expected: Collection[str]) -> bool:
    """Whether silence in this run means that these rules have nothing to say."""
    return any(code in enabled for code in selected) and all(code in enabled for code in selected if code in expected)


def _place(unused: UnusedSuppression) -> tuple[int, int, int]:
    return unused.range.cell, unused.range.line, unused.range.column
