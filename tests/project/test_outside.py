"""Types that begin in the project and end in a package that is installed."""

from pathlib import Path

import pytest

from perflint.project.link import Link
from perflint.semantics.summaries.questions import Meant, Questions
from tests.project.conftest import SITE, write
from tests.project.summaries import cls, function, module

GRAPHS = """
    open("imported", "w").close()

    class Node:
        links: list[str]

    class Nodes(list):
        pass

    class Graph:
        def __init__(self):
            self.ids = []
            self.nodes: list[Node] = []
            self.all = Nodes()

        def labels(self):
            return sorted(self.ids)

        async def read(self) -> list[int]:
            return []

    def load(path):
        graph = Graph()
        return graph
    """

APP = module(
    "app",
    function("main", names={"graph": "load:()", "node": "graph:nodes:*"}),
    cls("Mine", "Graph", held=("load:()", "Mine.__init__")),
    function("Mine.__init__"),
    function("make", returns=("graphs:load:()",)),
    function("again", declared="Graph:()"),
    names={"graphs": "@graphs", "Graph": "@graphs.Graph", "load": "@graphs.load", "GRAPH": "load:()"},
)


def answers(directory: Path, *classes: str, packages: bool = True) -> dict[str, str]:
    """The types of all expressions of which a package says something, if they are among the classes."""
    write(directory / SITE, {"graphs/__init__.py": GRAPHS})
    questions = Questions()
    for expression in EXPRESSIONS:
        function_key = "main" if expression.startswith(("graph:", "node:")) else ""
        questions.types[Meant(function_key, expression)] = set(classes)
    link = Link([APP, module("other", names={"make": "@app.make"})], str(directory) if packages else "")
    found = link.answers("app.py", questions).types
    return {meant.expression: typed.type for meant, typed in found.items()}


EXPRESSIONS = {
    "graphs:load:():ids": "builtins.list",
    "graph:ids": "builtins.list",
    "graph:labels:()": "builtins.list",
    "graph:read:():await": "builtins.list[builtins.int]",
    "node:links": "builtins.list[builtins.str]",
    "GRAPH:nodes:[]:links": "builtins.list[builtins.str]",
    ".Mine:():ids": "builtins.list",
    ".Mine:():held:ids": "builtins.list",
    "make:():ids": "builtins.list",
    "again:():ids": "builtins.list",
    "graph:all": "graphs.Nodes",
    "graph:missing": "",
    "missing:ids": "",
    "graph:ids:missing": "",
}


def test_types_from_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert answers(tmp_path) == {expression: type_ for expression, type_ in EXPRESSIONS.items() if type_}
    assert not (tmp_path / "imported").exists()


def test_a_class_derived_from_the_wanted_one_will_do(tmp_path: Path) -> None:
    assert answers(tmp_path, "builtins.list")["graph:all"] == "graphs.Nodes"
    assert answers(tmp_path, "builtins.set") == {}


def test_without_packages_nobody_is_asked(tmp_path: Path) -> None:
    assert answers(tmp_path, packages=False) == {}
