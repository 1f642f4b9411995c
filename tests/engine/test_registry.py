"""The directory is the registry."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from perflint.engine.registry import FAMILIES, RegistryError, all_rules, rules_in
from perflint.rules import Rule

RULE = "from perflint.rules import Rule\n\n\nclass {name}(Rule):\n    code = {code!r}\n"


class Package:
    """A package of rules in a temporary directory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.add("__init__.py", "")

    def add(self, path: str, text: str) -> None:
        file = self.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def add_rule(self, module: str, name: str, code: object) -> None:
        self.add(f"{module}.py", RULE.format(name=name, code=code))

    def rules(self) -> tuple[type[Rule], ...]:
        return rules_in(self.path.name)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Package]:
    monkeypatch.syspath_prepend(tmp_path)
    yield Package(tmp_path / "some_rules")
    for name in [name for name in sys.modules if name.split(".")[0] == "some_rules"]:
        del sys.modules[name]


def test_rules_are_found_and_sorted_by_code(package: Package) -> None:
    package.add_rule("numeric/dataframe_iterrows", "DataframeIterrows", "PRF901")
    package.add_rule("collections/list_as_queue", "ListAsQueue", "PRF102")
    package.add_rule("collections/zeta", "Zeta", "PRF101")
    assert [rule.code for rule in package.rules()] == ["PRF101", "PRF102", "PRF901"]
    assert [rule.rule_name() for rule in package.rules()] == ["zeta", "list-as-queue", "dataframe-iterrows"]
    assert [rule.family() for rule in package.rules()] == ["collections", "collections", "numeric"]


def test_private_names_and_other_files_are_passed_over(package: Package) -> None:
    package.add("_rule.py", "raise RuntimeError")
    package.add("top_level.py", "raise RuntimeError")
    package.add("collections/__init__.py", "")
    package.add("collections/_shared.py", "raise RuntimeError")
    package.add("collections/.hidden.py", "raise RuntimeError")
    package.add("collections/notes.md", "")
    package.add("_attic/old.py", "raise RuntimeError")
    assert package.rules() == ()


def test_imported_rules_do_not_count(package: Package) -> None:
    package.add_rule("collections/one", "One", "PRF101")
    package.add(
        "collections/two.py", "from some_rules.collections.one import One\n" + RULE.format(name="Two", code="PRF102")
    )
    assert [rule.code for rule in package.rules()] == ["PRF101", "PRF102"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("PRF201", "the code of a rule in collections is PRF1 and two digits, not PRF201"),
        ("PRF1", "not PRF1"),
        ("PRF1001", "not PRF1001"),
        ("PERF101", "not PERF101"),
        (101, "not 101"),
    ],
)
def test_a_code_outside_of_the_hundred_is_refused(package: Package, code: object, message: str) -> None:
    package.add_rule("collections/one", "One", code)
    with pytest.raises(RegistryError, match=message):
        package.rules()


def test_a_rule_without_a_code_is_refused(package: Package) -> None:
    package.add("collections/one.py", "from perflint.rules import Rule\nclass One(Rule): pass\n")
    with pytest.raises(RegistryError, match=r"some_rules\.collections\.one: the code .* not None"):
        package.rules()


def test_the_same_code_twice_is_refused(package: Package) -> None:
    package.add_rule("collections/one", "One", "PRF101")
    package.add_rule("collections/two", "Two", "PRF101")
    expected = "some_rules.collections.two and some_rules.collections.one have the same code PRF101"
    with pytest.raises(RegistryError, match=re.escape(expected)):
        package.rules()


def test_the_same_name_twice_is_refused(package: Package) -> None:
    package.add_rule("collections/one", "One", "PRF101")
    package.add_rule("algorithms/one", "One", "PRF201")
    with pytest.raises(RegistryError, match="have the same name one"):
        package.rules()


def test_a_module_is_called_like_its_rule(package: Package) -> None:
    package.add_rule("collections/one", "ListAsQueue", "PRF101")
    with pytest.raises(RegistryError, match="has to be called list_as_queue"):
        package.rules()


@pytest.mark.parametrize("text", ["", RULE.format(name="A", code="PRF101") + RULE.format(name="B", code="PRF102")])
def test_a_module_holds_one_rule(package: Package, text: str) -> None:
    package.add("collections/one.py", text)
    with pytest.raises(RegistryError, match=r"some_rules\.collections\.one defines [02] rules, not one"):
        package.rules()


def test_an_unknown_family_is_refused(package: Package) -> None:
    package.add_rule("plumbing/one", "One", "PRF101")
    with pytest.raises(RegistryError, match="the families are collections, algorithms,"):
        package.rules()


def test_perflint_has_rules_in_its_families() -> None:
    rules = all_rules()
    assert list(rules) == sorted(rules, key=lambda rule: rule.code)
    assert {rule.family() for rule in rules} <= FAMILIES.keys()
    assert rules is all_rules()
