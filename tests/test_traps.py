"""Small programs that a fix could break, each for one reason: they behave the same afterwards.

A trap is `tests/traps/<rule_name>/<what>.py`. Its first line says which hazards it is about, by their letters below,
and why: `# (i) another name for the list sees what is done to it`. The program prints what matters. A second line
`# unsafe: a part of the rule's section "Fix safety"` announces that an unsafe fix makes a difference, which it then
has to; `# silent` says that the rule itself does not speak of such code. A trap runs where the libraries are that the
rule's evidence requires.
"""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from perflint.engine.registry import all_rules
from perflint.rules import Rule
from tests.fixed import fixed, outcome
from tests.fixture import findings_in

TRAPS = Path(__file__).parent / "traps"
RULES = {rule.rule_name().replace("-", "_"): rule for rule in all_rules()}
FIXING = [rule for rule in all_rules() if rule.has_fixes()]
AT_LEAST = 120
HAZARDS = {
    "a": "a builtin or a module has another meaning there",
    "b": "a loop variable is read after the loop, or by whatever asks for all names",
    "c": "a loop variable is global, nonlocal, an attribute or an item",
    "d": "a comprehension in a class does not see the names of the class",
    "e": "a variable of a comprehension shadows a name that is used in it",
    "f": "functions look at variables when they are called",
    "g": "an assignment expression binds a name further out, or is not allowed",
    "h": "a name is deleted",
    "i": "what is filled is looked at on the way, or has another name",
    "j": "where imports go, and whether their names are free",
    "k": "break, return, yield, await, raise, try or `else` in a loop",
    "l": "what is half done when an exception comes is seen",
    "m": "what is not evaluated any more had an effect",
    "n": "exceptions of empty containers and ended iterators",
    "o": "generators are lazy, go by once, and end with an exception",
    "p": "`yield` and `await` in comprehensions",
    "q": "`yield from` hands on what is sent",
    "r": "what is moved before a loop runs without a turn, a guard or a lock",
    "s": "order and number of calls, attribute and item accesses",
    "u": "what looks the same on every turn depends on something that changes",
    "v": "chained comparisons",
    "w": "items without a hash, or equal ones that tell apart",
    "x": "what only looks like a list, dict or str, or is derived from one",
    "y": "texts, bytes, and what is no text",
    "z": "arrays and frames",
    "aa": "adding in place, and making a new object",
    "bb": "one object where there were several",
    "cc": "copies that protect from changes on the way",
    "dd": "who sees the type",
    "ee": "which of equal items comes first",
    "gg": "caches",
    "hh": "tasks that run side by side",
    "ii": "threads, and other tasks in between",
    "kk": "comments, white space, line ends, parentheses",
    "mm": "target versions",
}
"""Of the hazards of rewriting for speed these have traps. No rule moves an attribute alone (t), sorts in place instead
of `sorted` (ff) or makes several steps of an atomic one (jj). That fixes meet and converge (ll) is for the tests of the
engine; tracebacks and bytecode (nn) may change; whether it pays (oo) is for the evidence."""

_FIRST = re.compile(r"# \((?P<hazards>[a-z]{1,2}(?:, [a-z]{1,2})*)\) (?P<reason>\S.*)")
_UNSAFE = re.compile(r"# unsafe: (?P<phrase>\S.*)")


class Trap(NamedTuple):
    path: Path
    rule: type[Rule]
    text: str
    hazards: tuple[str, ...]
    announced: str
    is_silent: bool


def _read(path: Path) -> Trap:
    """Raises ValueError for a trap that does not say what it is about."""
    text = path.read_text(encoding="utf-8")
    first, second = [*text.split("\n"), ""][:2]
    about = _FIRST.fullmatch(first)
    if about is None:
        raise ValueError(f"{path}: the first line does not say why")
    unsafe = _UNSAFE.fullmatch(second)
    hazards = tuple(about["hazards"].split(", "))
    return Trap(path, RULES[path.parent.name], text, hazards, unsafe["phrase"] if unsafe else "", second == "# silent")


ALL = [_read(path) for path in sorted(TRAPS.glob("*/*.py"))]
traps = pytest.mark.parametrize("trap", ALL, ids=lambda trap: f"{trap.path.parent.name}/{trap.path.stem}")


def _run(text: str, trap: Trap) -> tuple[str, str]:
    """What the text does. It can only run where the libraries are that the rule is about, unless it fakes them."""
    is_faked = "sys.modules" in trap.text
    missing = [name for name in trap.rule.evidence.requires if not is_faked and find_spec(name) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")
    return outcome(text)


@traps
def test_the_rule_speaks_of_it_unless_it_is_said_to_be_silent(trap: Trap) -> None:
    assert bool(findings_in(trap.text, trap.rule)) is not trap.is_silent


@traps
def test_safe_fixes_change_no_behaviour(trap: Trap) -> None:
    assert _run(fixed(trap.text, *FIXING, unsafe=False).after.text, trap) == _run(trap.text, trap)


@traps
def test_unsafe_fixes_change_only_what_they_announce(trap: Trap) -> None:
    _, _, safety = " ".join((trap.rule.__doc__ or "").split()).partition("## Fix safety ")
    assert trap.announced in safety
    is_same = _run(fixed(trap.text, *FIXING).after.text, trap) == _run(trap.text, trap)
    assert is_same is (not trap.announced)


def test_there_are_enough_traps() -> None:
    assert len(ALL) >= AT_LEAST


def test_every_hazard_has_a_trap() -> None:
    assert {hazard for trap in ALL for hazard in trap.hazards} - {"ll"} == set(HAZARDS)
