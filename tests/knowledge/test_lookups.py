"""What names say about look-ups."""

import pytest

from perflint.knowledge.lookups import is_plural, lookup_named, singular, writes


@pytest.mark.parametrize(
    ("name", "nouns", "keys", "is_bulk"),
    [
        ("get", "", "", False),
        ("get_user", "user", "", False),
        ("getUserById", "user", "", False),
        ("async_get_user_by_email", "user", "email", False),
        ("user_by_id", "user", "", False),
        ("get_users", "user", "", True),
        ("get_many", "", "", True),
        ("list_by_ids", "", "", True),
        ("bulk_get", "", "", True),
        ("fetch_all", "", "", True),
        ("batch_get_users", "user", "", True),
        ("load_entries_by_name", "entry", "name", True),
        ("get_status", "status", "", False),
        ("price", "price", "", False),
        ("prices", "price", "", True),
    ],
)
def test_look_ups(name: str, nouns: str, keys: str, is_bulk: bool) -> None:
    found = lookup_named(name)
    assert found == (frozenset(nouns.split()), frozenset(keys.split()), is_bulk)


@pytest.mark.parametrize(
    "name", ["delete_user", "delete_by_id", "async_remove_by_name", "save", "", "_", "bulk_update"]
)
def test_no_look_up(name: str) -> None:
    assert lookup_named(name) is None


@pytest.mark.parametrize(
    ("several", "one"), [("users", "user"), ("entries", "entry"), ("matches", "match"), ("boxes", "box"), ("ids", "id")]
)
def test_plurals(several: str, one: str) -> None:
    assert is_plural(several)
    assert singular(several) == one


@pytest.mark.parametrize("word", ["status", "address", "series", "user", "as", "analysis"])
def test_no_plurals(word: str) -> None:
    assert not is_plural(word)
    assert singular(word) == word


def test_changes() -> None:
    assert writes("async_update_users_mail", frozenset({"user"}))
    assert not writes("update_orders", frozenset({"user"}))
    assert not writes("update", frozenset())
    assert not writes("send_user", frozenset({"user"}))
