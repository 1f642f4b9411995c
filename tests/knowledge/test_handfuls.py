"""What the names of collections say about their size."""

import pytest

from perflint.knowledge.handfuls import is_handful, is_of_few_values
from perflint.knowledge.tables import read_table


@pytest.mark.parametrize(
    "name",
    [
        "columns",
        "index_columns",
        "updateStates",
        "_PARAMS",
        "field_names",
        "axis_map",
        "kwargs",
        "OPTIONS_",
        "column_ids",
        "columns_to_drop",
        "supported_schemes",
        "ignored_tables",
        "extra_files",
    ],
)
def test_what_somebody_writes_down_is_a_handful(name: str) -> None:
    assert is_handful(name)


@pytest.mark.parametrize(
    "name", ["rows", "users", "column_values", "names", "x", "_", "", "states_of_users", "type_id"]
)
def test_data_is_none(name: str) -> None:
    assert not is_handful(name)


@pytest.mark.parametrize(("name", "is_one"), [("type", True), ("img_shape", True), ("parent", False), ("name", False)])
def test_what_a_field_may_hold_is_one_of_a_few(name: str, is_one: bool) -> None:
    assert is_of_few_values(name) == is_one


def test_words_are_in_order_and_there_once() -> None:
    words = [group.split() for group in read_table("handfuls.toml")["words"].values()]
    assert all(group == sorted(group) for group in words)
    assert len({word for group in words for word in group}) == sum(map(len, words))
