"""What decorators make of functions."""

from typing import get_args

import pytest

from perflint.knowledge.decorators import Effect, effect_by_last_name, effect_of, run_elsewhere
from perflint.knowledge.tables import read_table
from tests.knowledge.importable import exists, is_standard

ROWS = [
    (f"{owner}.{name}", group["does"])
    for group in read_table("decorators.toml")["decorators"]
    for owner in group["of"].split()
    for name in group["names"].split()
]


@pytest.mark.parametrize(("name", "effect"), ROWS)
def test_rows(name: str, effect: Effect) -> None:
    assert effect in get_args(Effect)
    assert name.startswith("*") or effect_of(name) == effect
    assert not is_standard(name) or name in NEWER or exists(name)


NEWER = {"typing.deprecated", "typing.override", "warnings.deprecated"}
"""`typing_extensions` has the first two as well, which counts as the same."""


def test_no_decorator_has_two_rows() -> None:
    assert len(ROWS) == len({name for name, _ in ROWS})


def test_one_that_is_found_by_several_paths() -> None:
    assert effect_of("typing_extensions.override") == "keeps"
    assert effect_of("functools.cache") == "caches"
    assert effect_of("contextlib.nothing") is None


def test_by_the_last_name_alone() -> None:
    """`@app.task` is one of Celery's as likely as one of a library that starts a thread."""
    assert effect_by_last_name("task") == "wraps"
    assert effect_by_last_name("get") == "wraps"
    assert effect_by_last_name("sync_to_async") == "elsewhere"
    assert effect_by_last_name("wobble") is None


def test_calls_that_run_a_function_elsewhere() -> None:
    assert {"to_thread", "submit", "Thread"} <= run_elsewhere()
