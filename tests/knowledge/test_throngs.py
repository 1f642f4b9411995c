"""What the names of collections say about there being many."""

import pytest

from perflint.knowledge.handfuls import is_handful
from perflint.knowledge.tables import read_table
from perflint.knowledge.throngs import is_one_of_many, is_throng, is_work


@pytest.mark.parametrize(
    "name", ["rows", "user_ids", "modelList", "files_to_check", "_TOKENS", "vocab", "node_map", "rows_ids"]
)
def test_data_is_a_throng(name: str) -> None:
    assert is_throng(name)


@pytest.mark.parametrize(
    "name", ["columns", "values", "row", "x", "_", "", "teams", "rows_by_name", "column_ids", "features_ids"]
)
def test_what_may_be_few_is_none(name: str) -> None:
    assert not is_throng(name)


@pytest.mark.parametrize(("name", "expected"), [("filename", True), ("row", True), ("rows", False), ("user_id", False)])
def test_one_of_many_is_called_by_its_kind(name: str, expected: bool) -> None:
    assert is_one_of_many(name) is expected


def test_words_are_in_order_and_there_once() -> None:
    words = [group.split() for table in read_table("throngs.toml").values() for group in table.values()]
    assert all(group == sorted(group) for group in words)
    assert len({word for group in words for word in group}) == sum(map(len, words))


def test_nothing_is_both() -> None:
    groups = [group for table in read_table("throngs.toml").values() for group in table.values()]
    words = [word for group in groups for word in group.split()]
    assert [word for word in words if is_handful(word)] == []


@pytest.mark.parametrize(("name", "expected"), [("queue", True), ("_pending", True), ("rows", False), ("", False)])
def test_work_is_worked_off(name: str, expected: bool) -> None:
    assert is_work(name) is expected
