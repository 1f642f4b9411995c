"""Which of ruff's rules a configuration of ruff certainly selects."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_CODE = re.compile(r"([A-Z]+)(\d*)")
_NOT_SELECTED = -1
_ALL = 0
_LINTER = 1


class RuffSelection(NamedTuple):
    """The literal selectors in one configuration of ruff. `selected` is empty if it leaves the choice to ruff."""

    selected: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def selects(self, code: str) -> bool:
        """Whether one of ruff's codes is certainly selected: as in ruff, the most specific selector decides."""
        return _highest(self.selected, code) > _highest(self.ignored, code)


def ruff_selection(table: Mapping[str, object]) -> RuffSelection:
    """What a configuration of ruff says, given as its table `[tool.ruff]` or as the whole of a `ruff.toml`.

    A file that extends another one says too little: nothing is certain then.
    """
    if "extend" in table:
        return RuffSelection()
    lint = table.get("lint")
    options = {**table, **lint} if isinstance(lint, dict) else table
    return RuffSelection(
        (*_strings(options.get("select")), *_strings(options.get("extend-select"))),
        (*_strings(options.get("ignore")), *_strings(options.get("extend-ignore"))),
    )


def _highest(selectors: Iterable[str], code: str) -> int:
    return max((_specificity(selector, code) for selector in selectors), default=_NOT_SELECTED)


def _specificity(selector: str, code: str) -> int:
    """How closely a selector names a code. Letters count as a whole: `F` doesn't select `FURB129`."""
    if selector == "ALL":
        return _ALL
    wanted, found = _CODE.fullmatch(selector), _CODE.fullmatch(code)
    if wanted is None or found is None or not found[2].startswith(wanted[2]):
        return _NOT_SELECTED
    if wanted[1] == found[1]:
        return _LINTER + 1 + len(wanted[2])
    # Ruff gives pylint's rules a letter more for their category: `PL` selects `PLR6201`.
    return _LINTER if selector == "PL" and found[1].startswith("PL") else _NOT_SELECTED


def _strings(value: object) -> tuple[str, ...]:
    """The strings of a list. Whatever else stands there is for ruff to complain about."""
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
