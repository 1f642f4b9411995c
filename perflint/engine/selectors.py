"""Which rules are on: selectors are codes, prefixes of codes, names, `DEFAULT` and `ALL`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from perflint.engine.engine_rules import ENGINE_RULES, INVALID_SOURCE
from perflint.engine.patterns import path_patterns
from perflint.engine.settings import Settings
from perflint.rules import Rule

SELECTOR_FORMS = "a code (`PRF101`), a prefix of codes (`PRF1`), the name of a rule, `DEFAULT` or `ALL`"

_PREFIX = re.compile(r"PRF[0-9]{0,2}")
_FAMILY = re.compile(r"PRF[0-9]?")
_GROUPS = ("DEFAULT", "ALL")


class InvalidSelector(Exception):
    """A selector that selects nothing. `closest` is the one that was probably meant, or None."""

    def __init__(self, selector: str, closest: str | None) -> None:
        super().__init__(selector)
        self.selector = selector
        self.closest = closest


def enabled_codes(settings: Settings, rules: Sequence[type[Rule]]) -> frozenset[str]:
    """The codes that are on, those of the engine's own rules included.

    Between `select` and `ignore` the more specific selector wins, and `ignore` where they are equal.
    A rule whose claim holds only from a newer Python than the target version on is off, even if selected.
    Raises InvalidSelector.
    """
    on = {INVALID_SOURCE.code: True}
    on |= _decisions((*settings.select, *settings.extend_select), settings.ignore, rules)
    on |= _decisions(settings.overriding_select, settings.overriding_ignore, rules)
    too_new = {rule.code for rule in rules if rule.since > settings.effective_target}
    return frozenset(code for code, is_on in on.items() if is_on and code not in too_new)


def fixable_codes(settings: Settings, rules: Sequence[type[Rule]]) -> frozenset[str]:
    """The codes whose fixes may be applied. Raises InvalidSelector."""
    on = _decisions(settings.fixable, settings.unfixable, rules)
    return frozenset(code for code, is_on in on.items() if is_on)


def ignored_codes(settings: Settings, path: str, rules: Sequence[type[Rule]]) -> frozenset[str]:
    """The codes that `per-file-ignores` turns off in a file. Raises InvalidSelector."""
    ignored: set[str] = set()
    for glob, selectors in settings.per_file_ignores:
        is_negated = glob.startswith("!")
        if path_patterns((glob[is_negated:],), settings.root).cover(path) is not is_negated:
            ignored.update(*(codes_of(selector, rules) for selector in selectors))
    return frozenset(ignored)


def codes_of(selector: str, rules: Sequence[type[Rule]]) -> frozenset[str]:
    """The codes that a selector selects, target version aside.

    Raises InvalidSelector if there are none; only a family may be without rules.
    """
    if selector == "ALL":
        codes = {code for code, _ in _known(rules)}
    elif selector == "DEFAULT":
        codes = {own.code for own in ENGINE_RULES} | {rule.code for rule in rules if rule.default}
    elif _PREFIX.fullmatch(selector):
        codes = {code for code, _ in _known(rules) if code.startswith(selector)}
    else:
        codes = {code for code, name in _known(rules) if selector in (code, name)}
    if not codes and not _FAMILY.fullmatch(selector):
        raise InvalidSelector(selector, _closest(selector, rules))
    return frozenset(codes)


def _decisions(selected: Iterable[str], ignored: Iterable[str], rules: Sequence[type[Rule]]) -> dict[str, bool]:
    """What these selectors say about the codes that they mention: on or off."""
    selectors = [(selector, True) for selector in selected] + [(selector, False) for selector in ignored]
    on: dict[str, bool] = {}
    for selector, is_on in sorted(selectors, key=lambda pair: _specificity(pair[0])):
        on |= dict.fromkeys(codes_of(selector, rules), is_on)
    return on


def _specificity(selector: str) -> int:
    if selector in _GROUPS:
        return 0
    return len(selector) if _PREFIX.fullmatch(selector) else len("PRF101")


def _known(rules: Iterable[type[Rule]]) -> Iterator[tuple[str, str]]:
    """Code and name of everything that can be reported."""
    for own in ENGINE_RULES:
        yield own.code, own.name
    for rule in rules:
        yield rule.code, rule.rule_name()


def _closest(selector: str, rules: Iterable[type[Rule]]) -> str | None:
    from difflib import get_close_matches

    if selector.islower() and _FAMILY.fullmatch(selector.upper()):
        return selector.upper()
    known = [*_GROUPS, *(word for pair in _known(rules) for word in pair)]
    for spelling in (selector, selector.upper(), selector.lower().replace("_", "-")):
        for match in get_close_matches(spelling, known, 1, 0.75):
            return match
    return None
