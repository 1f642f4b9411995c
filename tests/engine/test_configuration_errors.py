"""What a broken configuration is told: file, line, key, the allowed values and the closest one."""

import os
from pathlib import Path

import pytest

from perflint.engine.configuration import ConfigurationError, Configurations

FORMS = "which is not a code (`PRF101`), a prefix of codes (`PRF1`), the name of a rule, `DEFAULT` or `ALL`."
FORMATS = "`full`, `concise`, `grouped`, `json`, `json-lines`"
VERSIONS = "`py310`, `py311`, `py312`, `py313`, `py314`, `py315`"
TABLE = "a table of glob patterns with lists of rule selectors"
OPTIONS = (
    "`select`, `ignore`, `extend-select`, `per-file-ignores`, `exclude`, `extend-exclude`, `force-exclude`, "
    "`respect-gitignore`, `include-tests`, `astroid`, `min-impact`, `fix`, `fix-only`, `unsafe-fixes`, "
    "`show-fixes`, `fixable`, `unfixable`, `target-version`, `output-format`, `ruff-overlap`"
)


@pytest.fixture(autouse=True)
def _in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def message_of(name: str, content: str | bytes) -> str:
    """The error for a file, without the directory."""
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ConfigurationError) as caught:
        Configurations().for_file("a.py")
    message = str(caught.value)
    assert message.startswith(os.path.abspath(name))
    return message.removeprefix(os.getcwd() + os.sep)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '\nselct = ["PRF1"]',
            f"perflint.toml:2: `selct` is not an option. Did you mean `select`? The options are {OPTIONS}.",
        ),
        ("# selct\n\n  xyz = 1", f"perflint.toml:3: `xyz` is not an option. The options are {OPTIONS}."),
        ('select = "PRF1"', "perflint.toml:1: `select` has to be a list of strings, not 'PRF1'."),
        ("select = [1]", "perflint.toml:1: `select` has to be a list of strings, not [1]."),
        ('force-exclude = "yes"', "perflint.toml:1: `force-exclude` has to be true or false, not 'yes'."),
        ("exclude = true", "perflint.toml:1: `exclude` has to be a list of strings, not true."),
        (
            'output-format = "concice"',
            f"perflint.toml:1: `output-format` has to be one of {FORMATS}, not 'concice'. Did you mean `concise`?",
        ),
        (
            'min-impact = "hihg"',
            "perflint.toml:1: `min-impact` has to be one of `low`, `medium`, `high`, not 'hihg'. Did you mean `high`?",
        ),
        ("min-impact = 2", "perflint.toml:1: `min-impact` has to be one of `low`, `medium`, `high`, not 2."),
        (
            'target-version = "py39"',
            f"perflint.toml:1: `target-version` has to be one of {VERSIONS}, not 'py39'.",
        ),
        ("target-version = 3.10", f"perflint.toml:1: `target-version` has to be one of {VERSIONS}, not 3.1."),
        (
            'select = [\n  "PRF1",\n  "unused-supression",\n]',
            f"perflint.toml:3: `select` has `unused-supression`, {FORMS} Did you mean `unused-suppression`?",
        ),
        ("ignore = ['E501']", f"perflint.toml:1: `ignore` has `E501`, {FORMS}"),
        (
            "per-file-ignores = []",
            f"perflint.toml:1: `per-file-ignores` has to be {TABLE}, not [].",
        ),
        (
            '[per-file-ignores]\n"a.py" = ["PRF1"]\n"tests/*" = "ALL"',
            "perflint.toml:3: `per-file-ignores.tests/*` has to be a list of strings, not 'ALL'.",
        ),
        (
            '[per-file-ignores]\n"a.py" = ["PRF1"]\n"tests/*" = ["PRF1", "PERF401"]',
            f"perflint.toml:3: `per-file-ignores` has `PERF401`, {FORMS}",
        ),
    ],
)
def test_a_wrong_option_in_a_file(text: str, message: str) -> None:
    found = message_of("perflint.toml", text)
    assert found.startswith(message)
    assert found[len(message) :] == "" or found[len(message) :].startswith(" Did you mean `PRF")


def test_the_line_in_a_pyproject_is_that_of_the_key_in_its_own_table() -> None:
    text = """\
# [tool.perflint] comes last
[tool.other]
select = ["x"]
force-exclude = 0

[tool.perflint]
ignore = ["PRF1"]
force-exclude = 1
"""
    found = message_of("pyproject.toml", text)
    assert found == "pyproject.toml:8: `tool.perflint.force-exclude` has to be true or false, not 1."


@pytest.mark.parametrize(
    "text",
    [
        "[tool.perflint]\nforce-exclude = 1",
        "[ tool.perflint ]\n'force-exclude' = 1",
        "[tool]\nperflint.force-exclude = 1",
        "[tool]\nperflint = { force-exclude = 1 }",
        'x = 0\ntool.perflint."force-exclude" = 1',
    ],
)
def test_the_line_is_found_however_the_key_is_written(text: str) -> None:
    assert message_of("pyproject.toml", text).startswith("pyproject.toml:2: `tool.perflint.force-exclude`")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("select = [", "perflint.toml:1: is not valid TOML: "),
        ("\n\nselect", "perflint.toml:3: is not valid TOML: "),
        ("a = 1\na = 2\n", "perflint.toml:2: is not valid TOML: "),
        (b"x = 1\ny = '\xff'\n", "perflint.toml:2: is not UTF-8, as TOML has to be"),
        ("x = " + "[" * 100_000, "perflint.toml: is nested too deeply"),
    ],
)
def test_a_file_that_is_not_toml(content: str | bytes, message: str) -> None:
    assert message_of("perflint.toml", content).startswith(message)


def test_a_broken_pyproject_that_mentions_perflint() -> None:
    assert message_of("pyproject.toml", "[tool.perflint]\nselect = ").startswith("pyproject.toml:2: is not valid TOML")


def test_a_table_that_is_none() -> None:
    assert message_of("pyproject.toml", "[tool]\nperflint = 3") == "pyproject.toml: `tool.perflint` has to be a table"


@pytest.mark.parametrize("name", ["perflint.toml", "pyproject.toml"])
def test_a_file_that_cannot_be_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(name).write_text("")

    def refuse(path: str, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(ConfigurationError, match=rf"{name}: cannot be read: Permission denied"):
        Configurations().for_file("a.py")


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ({"select": ["PRF1", "PRF999x"]}, f"`--select` has `PRF999x`, {FORMS}"),
        ({"extend_select": ["unused-supression"]}, f"`--extend-select` has `unused-supression`, {FORMS} Did you mean"),
        ({"per_file_ignores": {"a": ["E1"]}}, f"`--per-file-ignores` has `E1`, {FORMS}"),
        ({"target_version": "py3"}, f"`--target-version` has to be one of {VERSIONS}, not 'py3'."),
        ({"output_format": "text"}, f"`--output-format` has to be one of {FORMATS}, not 'text'."),
    ],
)
def test_a_wrong_flag(flags: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Configurations(overrides=flags)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (["missing.toml"], "`--config` takes a file or `KEY = VALUE`, and this is neither: missing.toml:1: "),
        (["select = [PRF1]"], "`--config` takes a file or `KEY = VALUE`, and this is neither: select = [PRF1]:1: "),
        (["selct = ['PRF1']"], "--config: `selct` is not an option. Did you mean `select`?"),
        (["force-exclude = 2"], "--config: `force-exclude` has to be true or false, not 2."),
        (["a.toml", "b.toml"], "`--config` names two files: "),
        (["pyproject.toml"], "{cwd}/pyproject.toml: has no table `[tool.perflint]`"),
    ],
)
def test_a_wrong_value_of_config(config: list[str], message: str) -> None:
    for name in ("a.toml", "b.toml", "pyproject.toml"):
        Path(name).write_text("")
    with pytest.raises(ConfigurationError) as caught:
        Configurations(config=config)
    assert str(caught.value).startswith(message.format(cwd=os.getcwd()))


def test_a_file_and_isolation_exclude_each_other() -> None:
    Path("a.toml").write_text("")
    with pytest.raises(ConfigurationError, match="exclude each other"):
        Configurations(config=["a.toml"], isolated=True)


def test_an_error_in_a_given_file_is_raised_for_the_first_file() -> None:
    Path("a.toml").write_text("selct = 1")
    configurations = Configurations(config=["a.toml"])
    with pytest.raises(ConfigurationError, match=r"a\.toml:1: `selct` is not an option"):
        configurations.for_file("x.py")
