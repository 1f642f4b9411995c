"""The options: one definition serves the reader, the documentation and the display of settings."""

import pickle
import sys

import pytest

from perflint.engine.option import Option, WrongValue
from perflint.engine.schema import schema, show_settings
from perflint.engine.settings import Settings
from perflint.engine.target_version import OLDEST, SUPPORTED

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def test_every_option_has_a_key_a_type_and_a_description() -> None:
    for key, option in schema().items():
        assert key == option.key == option.field.replace("_", "-")
        assert option.type.name
        assert option.description.endswith(".")


def test_every_field_with_an_option_is_in_the_schema() -> None:
    annotated = [
        field
        for field, annotation in Settings.__annotations__.items()
        if any(isinstance(item, Option) for item in getattr(annotation, "__metadata__", ()))
    ]
    assert [option.field for option in schema().values()] == annotated
    assert len(annotated) == 20


@pytest.mark.parametrize("key", schema())
def test_the_documented_default_is_the_default(key: str) -> None:
    option = schema()[key]
    if option.default is None:
        assert option.default_text == ""
    else:
        assert option.type.read(tomllib.loads(f"value = {option.default_text}")["value"]) == option.default


@pytest.mark.parametrize("key", schema())
def test_the_documented_example_is_a_value_other_than_the_default(key: str) -> None:
    option = schema()[key]
    value = option.type.read(tomllib.loads(f"value = {option.example}")["value"])
    assert value != option.default
    assert option.type.read(tomllib.loads(f"value = {option.type.show(value)}")["value"]) == value


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("select", "PRF1"),
        ("select", ["PRF1", 2]),
        ("ignore", {}),
        ("per-file-ignores", ["PRF1"]),
        ("per-file-ignores", {"a.py": "PRF1"}),
        ("exclude", True),
        ("force-exclude", 1),
        ("force-exclude", "true"),
        ("astroid", "no"),
        ("min-impact", 1),
        ("min-impact", "lowest"),
        ("min-impact", "HIGH"),
        ("target-version", 3.11),
        ("target-version", "py27"),
        ("target-version", "python3"),
        ("output-format", "text"),
        ("output-format", ["full"]),
        ("ruff-overlap", False),
    ],
)
def test_a_value_of_another_type_is_refused(key: str, value: object) -> None:
    with pytest.raises(WrongValue):
        schema()[key].type.read(value)


@pytest.mark.parametrize("version", SUPPORTED)
def test_target_versions_are_written_in_two_ways(version: tuple[int, int]) -> None:
    read = schema()["target-version"].type.read
    assert read(f"py{version[0]}{version[1]}") == read(f"{version[0]}.{version[1]}") == version


def test_without_a_target_version_the_oldest_supported_python_is_assumed() -> None:
    assert Settings().effective_target == OLDEST
    assert Settings(target_version=(3, 12)).effective_target == (3, 12)


def test_strange_characters_are_shown_as_toml() -> None:
    strange = ('a"b', "c\\d", "e\nf", "\x00", "é", "\U000e0001")
    shown = dict(show_settings(Settings(exclude=strange)))["exclude"]
    assert tuple(tomllib.loads(f"value = {shown}")["value"]) == strange


def test_settings_are_shown_if_they_have_a_value() -> None:
    shown = dict(show_settings(Settings(root="/project", ignore=("PRF1",), target_version=(3, 9))))
    assert shown["ignore"] == '["PRF1"]'
    assert shown["target-version"] == '"py39"'
    assert shown["root"] == '"/project"'
    assert "per-file-ignores" not in shown
    assert "configuration-file" not in shown


def test_settings_can_be_sent_to_another_process_and_be_compared() -> None:
    settings = Settings(per_file_ignores=(("a.py", ("PRF1",)),), target_version=(3, 11))
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert hash(settings) != hash(Settings())
