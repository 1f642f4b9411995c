"""From paths to the names of modules."""

from pathlib import Path

import pytest

from perflint.project.modules import module_name


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for package in ("src/shop", "src/shop/storage", "stubs/shop"):
        (tmp_path / package).mkdir(parents=True)
    (tmp_path / "src/shop/__init__.py").touch()
    (tmp_path / "src/shop/storage/__init__.py").touch()
    (tmp_path / "stubs/shop/__init__.pyi").touch()
    (tmp_path / "src/shop/scripts").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("src/shop/__init__.py", ("shop", True)),
        ("src/shop/orders.py", ("shop.orders", False)),
        ("src/shop/storage/__init__.py", ("shop.storage", True)),
        ("src/shop/storage/tables.py", ("shop.storage.tables", False)),
        ("src/shop/scripts/load.py", ("load", False)),
        ("src/main.py", ("main", False)),
        ("stubs/shop/orders.pyi", ("shop.orders", False)),
        ("setup.py", ("setup", False)),
    ],
)
def test_a_module_is_named_from_the_first_directory_that_is_no_package(
    tree: Path, path: str, name: tuple[str, bool]
) -> None:
    assert module_name(str(tree / path)) == name


def test_the_current_directory_may_lie_in_the_package(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree / "src/shop")
    assert module_name("orders.py") == ("shop.orders", False)
    assert module_name("../main.py") == ("main", False)


def test_a_directory_is_looked_at_once(tree: Path) -> None:
    known: dict[str, str] = {}
    assert module_name(str(tree / "src/shop/storage/tables.py"), known)[0] == "shop.storage.tables"
    assert known[str(tree / "src/shop")] == "shop"
    (tree / "src/shop/__init__.py").unlink()
    assert module_name(str(tree / "src/shop/storage/rows.py"), known)[0] == "shop.storage.rows"
    assert module_name(str(tree / "src/shop/storage/rows.py"))[0] == "storage.rows"
