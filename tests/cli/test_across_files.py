"""What only several files together show, at the command."""

import json
from pathlib import Path

from tests.cli.conftest import Command

STORE = """\
class Store:
    def __init__(self, rows):
        self.ids = [row.id for row in rows]
"""
ORDERS = """\
from {module} import Store


def known(store: Store, rows):
    return [row for row in rows if row.id in store.ids]
"""
SITE = ".venv/lib/python3.11/site-packages"


def test_a_type_from_another_file_is_told_with_its_place(perflint: Command, project: Path) -> None:
    (project / "store.py").write_text(STORE)
    (project / "orders.py").write_text(ORDERS.format(module="store"))
    (finding,) = json.loads(perflint("--output-format", "json", "store.py", "orders.py").out)
    assert (Path(finding["filename"]).name, finding["location"]["row"], finding["code"]) == ("orders.py", 5, "PRF101")
    (origin,) = finding["related"]
    assert Path(origin["filename"]).name == "store.py"
    assert (origin["location"]["row"], origin["message"]) == (2, "the type is from `Store.__init__`")
    assert "store.py:2:1: the type is from `Store.__init__`" in perflint("store.py", "orders.py").out


def test_one_file_alone_says_nothing_of_what_the_other_would_know(perflint: Command, project: Path) -> None:
    (project / "store.py").write_text(STORE)
    (project / "orders.py").write_text(ORDERS.format(module="store"))
    assert perflint("orders.py").status == 0


def test_an_installed_package_is_looked_into_but_not_with_no_astroid(perflint: Command, project: Path) -> None:
    package = project / SITE / "stores"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(f"open('imported', 'w')\n{STORE}")
    (project / "orders.py").write_text(ORDERS.format(module="stores"))
    environment = {"VIRTUAL_ENV": ""}
    assert perflint("orders.py", environment=environment).status == 1
    assert perflint("orders.py", "clean.py", environment=environment).status == 1
    assert perflint("orders.py", "--no-astroid", environment=environment).status == 0
    assert not (project / "imported").exists()


def test_a_damaged_package_makes_no_run_fail(perflint: Command, project: Path) -> None:
    package = project / SITE / "stores"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("class Store(:\n")
    (project / "orders.py").write_text(ORDERS.format(module="stores"))
    ended = perflint("orders.py", environment={"VIRTUAL_ENV": ""})
    assert (ended.status, ended.err) == (0, "")
