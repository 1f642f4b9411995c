"""Projects that are broken, circular or large: nothing fails, and the rest is found."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent

import pytest

from perflint.engine.discovery import FileToCheck
from perflint.engine.run import run
from perflint.findings import Finding
from tests.marked_project import MarkedProject, chains, discovered, places, read_project, write_files

ROOT = Path(__file__).parent.parent
CODES = ("PRF504",)

CALLER = """
    from shop import service

    async def place(order: str) -> str:
        # chain: shop/service.py:5, shop/database.py:5
        return service.place(order)  # expect: PRF504
"""
SERVICE = """
    from shop.database import insert

    def place(order: str) -> str:
        return insert(order)
"""
DATABASE = """
    import sqlite3

    def insert(order: str) -> str:
        sqlite3.connect("shop.db")
        return order
"""
BESIDE = """
    from shop.database import insert

    async def place(order: str) -> str:
        # chain: shop/database.py:5
        return insert(order)  # expect: PRF504
"""


def _project(directory: Path, files: Mapping[str, str]) -> MarkedProject:
    """The project, read from its marked files and written without them."""
    write_files(directory / "marked", {name: dedent(text) for name, text in files.items()})
    project = read_project(directory / "marked")
    project.write(directory / "clean")
    return project


def _found(directory: Path, files: Sequence[FileToCheck] | None = None) -> tuple[Finding, ...]:
    checked = run(discovered(str(directory), CODES).files if files is None else files)
    assert checked.internal_errors == ()
    return checked.findings


def _check(directory: Path, files: Mapping[str, str]) -> None:
    project = _project(directory, files)
    findings = _found(directory / "clean")
    assert places(findings, directory / "clean") == project.expected
    assert project.chains.items() <= chains(findings, directory / "clean").items()


def test_a_chain_leads_through_three_modules(tmp_path: Path) -> None:
    _check(tmp_path, {"shop/api.py": CALLER, "shop/service.py": SERVICE, "shop/database.py": DATABASE})


def test_modules_import_each_other_in_a_circle(tmp_path: Path) -> None:
    """The name `missing` goes round, and is defined nowhere."""
    files = {
        "ring/__init__.py": "from ring.first import *\nfrom ring.second import *\n",
        "ring/first.py": """
            from ring.second import forward, missing, pause

            def back(turns: int) -> int:
                return forward(turns - 1) if turns else pause()

            async def start() -> int:
                # chain: ring/first.py:5, ring/third.py:6
                return back(3)  # expect: PRF504

            async def lost() -> int:
                return missing()
        """,
        "ring/second.py": """
            from ring import first
            from ring.third import missing, pause

            def forward(turns: int) -> int:
                return first.back(turns)
        """,
        "ring/third.py": """
            import time
            from ring.first import missing

            def pause() -> int:
                time.sleep(1)
                return 0

            def spin(turns: int) -> int:
                return spin(turns - 1)

            async def turn() -> int:
                return spin(3)
        """,
        "app.py": """
            from ring import back, pause

            async def start() -> int:
                # chain: ring/first.py:5, ring/third.py:6
                turns = back(3)  # expect: PRF504
                # chain: ring/third.py:6
                return turns + pause()  # expect: PRF504
        """,
    }
    _check(tmp_path, files)


def test_classes_derive_from_each_other_in_a_circle(tmp_path: Path) -> None:
    files = {
        "ring/left.py": """
            import ring.right

            class Left(ring.right.Right):
                async def start(self) -> None:
                    self.nowhere()
                    # chain: ring/right.py:6
                    ring.right.pause()  # expect: PRF504
        """,
        "ring/right.py": """
            import time
            import ring.left

            def pause() -> None:
                time.sleep(1)

            class Right(ring.left.Left):
                pass
        """,
    }
    _check(tmp_path, files)


MODULES, CLASSES = 20, 100


def _module_of_classes(number: int) -> str:
    """A module whose classes derive from those of the module before, one in ten with a `save` of its own."""
    lines = [f"from models.part{number - 1} import *" if number else "from models.storage import Base", ""]
    for item in range(number * CLASSES, (number + 1) * CLASSES):
        base = f"Model{item - CLASSES}" if number else "Base"
        body = "def save(self): self.saved = True" if item % 10 == 7 else f"number = {item}"
        lines += [f"class Model{item}({base}):", f"    {body}", ""]
    return "\n".join(lines)


def test_a_package_has_two_thousand_classes(tmp_path: Path) -> None:
    files = {f"models/part{number}.py": _module_of_classes(number) for number in range(MODULES)}
    files["models/__init__.py"] = "\n".join([f"from .part{number} import *" for number in range(MODULES)])
    files["models/storage.py"] = (
        DATABASE
        + """
    class Base:
        def save(self) -> None:
            insert("a row")
    """
    )
    files["views.py"] = """
        from models import Model0, Model1999, Model1997
        from models.part7 import Model712

        async def save_all(first: Model0, last: Model1999) -> None:
            # chain: models/storage.py:10, models/storage.py:5
            first.save()  # expect: PRF504
            # chain: models/storage.py:10, models/storage.py:5
            last.save()  # expect: PRF504
            # chain: models/storage.py:10, models/storage.py:5
            Model712().save()  # expect: PRF504

        async def in_memory(model: Model1997) -> None:
            model.save()
    """
    _check(tmp_path, files)


def test_a_chain_is_as_long_as_it_likes(tmp_path: Path) -> None:
    length = 300
    files = {
        f"deep/m{number}.py": f"from deep.m{number + 1} import step as next_step\n\ndef step():\n    next_step()\n"
        for number in range(length)
    }
    files[f"deep/m{length}.py"] = "import time\n\ndef step():\n    time.sleep(1)\n"
    chain = ", ".join([f"deep/m{number}.py:4" for number in range(length + 1)])
    files["start.py"] = (
        f"from deep.m0 import step\n\nasync def start():\n    # chain: {chain}\n    step()  # expect: PRF504\n"
    )
    _check(tmp_path, files)


def test_a_module_in_the_middle_of_a_chain_is_broken(tmp_path: Path) -> None:
    files = {"shop/api.py": CALLER, "shop/database.py": DATABASE, "shop/sums.py": BESIDE}
    project = _project(tmp_path, files)
    root = tmp_path / "clean"
    write_files(root, {"shop/service.py": "\n\n\n\ndef place(order:\n"})
    findings = _found(root)
    rest = tuple(place for place in project.expected if place.path == "shop/sums.py")
    assert [place for place in places(findings, root) if place.code != "PRF000"] == list(rest)
    assert [place.path for place in places(findings, root) if place.code == "PRF000"] == ["shop/service.py"]
    assert {place: chains(findings, root)[place] for place in rest} == {rest[0]: project.chains[rest[0]]}


def test_a_module_vanishes_before_it_is_checked(tmp_path: Path) -> None:
    files = {"shop/api.py": CALLER, "shop/service.py": SERVICE, "shop/database.py": DATABASE, "shop/sums.py": BESIDE}
    project = _project(tmp_path, files)
    root = tmp_path / "clean"
    discovery = discovered(str(root), CODES)
    (root / "shop/service.py").unlink()
    found = places(_found(root, discovery.files), root)
    assert [(place.path, place.code) for place in found] == [("shop/service.py", "PRF000"), ("shop/sums.py", "PRF504")]
    assert found[1] in project.expected


def test_a_broken_module_breaks_no_chain_beside_it(tmp_path: Path) -> None:
    files = {"shop/api.py": CALLER, "shop/service.py": SERVICE, "shop/database.py": DATABASE}
    project = _project(tmp_path, files)
    root = tmp_path / "clean"
    write_files(root, {"shop/__init__.py": "import shop.broken\n", "shop/broken.py": "def f(:\n", "shop/empty.py": ""})
    found = places(_found(root), root)
    assert [place for place in found if place.code != "PRF000"] == list(project.expected)


TIES = """
    import time
    from shop.database import insert

    class Pause:
        def __enter__(self) -> None:
            time.sleep(1)

        def __exit__(self, *exc_info: object) -> None:
            time.sleep(2)

    def left(order: str) -> str:
        return insert(order)

    def right(order: str) -> str:
        return insert(order)

    def either(order: str) -> str:
        return left(order) or right(order)

    async def place(order: str) -> str:
        with Pause():
            return either(order)
"""


@pytest.mark.parametrize("form", ["json", "full"])
def test_two_runs_print_the_same(form: str, tmp_path: Path) -> None:
    files = {"shop/ties.py": TIES, "shop/api.py": CALLER, "shop/service.py": SERVICE, "shop/database.py": DATABASE}
    _project(tmp_path, files)
    command = [sys.executable, "-m", "perflint", "check", "--isolated", "--extend-select", *CODES]
    printed = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [*command, "--output-format", form, "clean"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (1, "")
        printed.append(done.stdout)
    assert printed[0] == printed[1]
    assert "ties.py" in printed[0]
