"""Imports point downward only, and a clean file costs only the imports that it needs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import perflint

ROOT = Path(perflint.__file__).parent

FLOORS = (
    ("_version", "findings.place", "findings.cost"),
    ("source",),
    ("syntax",),
    ("knowledge",),
    ("semantics",),
    ("project",),
    ("findings",),
    ("rewrites",),
    ("rules",),
    ("fixes",),
    ("engine",),
    ("evidence",),
    ("reports",),
    ("cli", "flake8", "__main__", ""),
)
"""From the ground up. On the ground is plain data; the empty name is the package itself, the public interface."""

WITH_A_FINDING = {"rewrites.steps", "rewrites.filling", "rewrites.collecting"}
"""What rules name outside of `fix` too."""

NOT_FOR_A_CLEAN_FILE = {
    "astroid",
    "dataclasses",
    "flake8",
    "inspect",
    "json",
    "libcst",
    "multiprocessing",
    "pathspec",
    "perflint.engine.fixing",
    "perflint.fixes",
    "pygls",
    "tokenize",
}


def floor(module: str) -> int:
    """The floor of a module, given by its name below `perflint.`."""
    for number, names in enumerate(FLOORS):
        if any(name and f"{module}.".startswith(f"{name}.") for name in names):
            return number
    return len(FLOORS) - 1


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Name below `perflint.` and tree of every module."""
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of every import, at whatever depth. `from a import b` counts as `a`."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(name)):
                yield node.lineno, name
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)


def own_imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Those of perflint itself, by their names below `perflint.`."""
    for line, name in imports(tree):
        package, _, rest = name.partition(".")
        if package == "perflint":
            yield line, rest


def test_every_package_has_a_floor() -> None:
    known = {name.partition(".")[0] for names in FLOORS for name in names}
    assert {name.partition(".")[0] for name, _ in modules()} <= known


def test_imports_point_downward_only() -> None:
    upward = [
        f"perflint.{name}, line {line}: perflint.{other}"
        for name, tree in modules()
        for line, other in own_imports(tree)
        if floor(other) > floor(name)
    ]
    assert upward == []


def test_a_rule_knows_no_other_rule_and_no_part_of_the_house_of_rules() -> None:
    across = [
        f"perflint.{name}, line {line}: perflint.{other}"
        for name, tree in modules()
        if name.count(".") == 2 and name.startswith("rules.")
        for line, other in own_imports(tree)
        if other != "rules" and floor(other) >= floor("rules")
    ]
    assert across == []


def test_libcst_is_a_matter_of_fixes_alone() -> None:
    users = {name for name, tree in modules() for _, other in imports(tree) if other.partition(".")[0] == "libcst"}
    assert {name for name in users if not name.startswith("fixes.")} == set()


def test_astroid_is_a_matter_of_installed_packages_alone() -> None:
    users = {name for name, tree in modules() for _, other in imports(tree) if other.partition(".")[0] == "astroid"}
    assert users
    assert {name for name in users if not name.startswith("project.installed.")} == set()


def test_what_only_fixes_need_is_imported_where_a_rule_makes_one() -> None:
    early = [
        f"perflint.{name}: perflint.{other}"
        for name, tree in modules()
        if name.startswith("rules.")
        for statement in tree.body
        for _, other in own_imports(ast.Module([statement], []))
        if isinstance(statement, ast.ImportFrom) and other.startswith("rewrites.") and other not in WITH_A_FINDING
    ]
    assert early == []


def test_checking_a_clean_file_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    clean = tmp_path / "clean.py"
    clean.write_text("def total(rows):\n    return [row.price for row in rows if row.name in {'a', 'b'}]\n")
    script = f"""
import sys
import argparse
argparse.ArgumentParser("perflint").add_argument("-x")  # Python 3.14 imports much to colour its help, here already.
sys.path.insert(0, {str(ROOT.parent)!r})
before = set(sys.modules)
from perflint.cli import main
code = main(["check", "--isolated", {str(clean)!r}])
print(code, *sorted(set(sys.modules) - before))
"""
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    code, *imported = done.stdout.splitlines()[-1].split()
    assert code == "0"
    assert "perflint.engine.check" in imported
    assert set(imported) & NOT_FOR_A_CLEAN_FILE == set()
