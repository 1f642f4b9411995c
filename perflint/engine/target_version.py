"""The oldest Python that the checked code has to run on."""

import re

Version = tuple[int, int]

OLDEST: Version = (3, 10)
NEWEST: Version = (3, 15)
SUPPORTED: tuple[Version, ...] = tuple((3, minor) for minor in range(OLDEST[1], NEWEST[1] + 1))

_FLOOR: Version = (3, 0)
_SPECIFIER = re.compile(r"\s*(===|==|~=|>=|>|!=|<=|<|\^|~)?\s*v?(\d+)(?:\.(\d+))?((?:\.(?:\d+|\*))*)")
_LOWER_BOUNDS = frozenset({"===", "==", "~=", ">=", ">", "^", "~", None})


def parse_target(text: str) -> Version | None:
    """`py311` and `3.11` are (3, 11); None if that is no supported version."""
    match = re.fullmatch(r"py(\d)(\d+)|(\d)\.(\d+)", text)
    if match is None:
        return None
    major, minor = (int(part) for part in match.groups() if part is not None)
    return (major, minor) if (major, minor) in SUPPORTED else None


def target_name(version: Version) -> str:
    return f"py{version[0]}{version[1]}"


def lowest_version(specifier: str) -> Version | None:
    """The oldest minor version that a `requires-python` admits; None if it has no lower bound.

    Understands the version specifiers of the packaging standard and Poetry's `^3.9`, `~3.9` and `||`.
    The answer may be older than `OLDEST`, but never older than 3.0: perflint reads Python 3.
    """
    bounds = [_lowest_of_all(alternative.split(",")) for alternative in specifier.split("||")]
    known = [bound for bound in bounds if bound is not None]
    return max(min(known), _FLOOR) if len(known) == len(bounds) else None


def _lowest_of_all(clauses: list[str]) -> Version | None:
    lowest: Version | None = None
    left_out = set()
    for clause in clauses:
        match = _SPECIFIER.match(clause)
        if match is None:
            continue
        operator, major, minor, rest = match.groups()
        version = (int(major), int(minor or 0))
        if operator in _LOWER_BOUNDS:
            lowest = version if lowest is None else max(lowest, version)
        elif operator == "!=" and rest == ".*":
            left_out.add(version)
    while lowest in left_out:
        lowest = (lowest[0], lowest[1] + 1)
    return lowest
