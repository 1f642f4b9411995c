"""Where installed packages are found and how they are read: never imported, whatever is in them, within a budget."""

import gc
import json
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest

import perflint
from perflint.project.installed.installed import Installed
from tests.project.conftest import SITE, Ask, write

TWO_PACKAGES = {
    "below/__init__.py": """
        from . import tables as tables
        from .rows import *
        from .rows import Row as Line, _hidden
        import below.deep.part
    """,
    "below/rows.py": """
        import logging
        from typing import Generic, TypeVar
        T = TypeVar("T")
        class Row(logging.Handler, Generic[T]):
            cells: "list[str]"
            def split(self): return [self]
            def size(self) -> int: return 3
        def _hidden(): return Row()
    """,
    "below/tables.py": "from below import Line\ndef first(): return Line()\n",
    "below/deep/part.py": "def name(): return ''\n",
    "above/__init__.py": "from above.core import Cell\n",
    "above/core.py": """
        import below
        class Cell(below.Row[int]):
            def size(self): return super().size()
            def own(self): return self.split()
    """,
}


def test_names_go_through_re_exports_and_submodules(installed: Ask) -> None:
    ask = installed(TWO_PACKAGES)
    assert ask.returned_type("below.Row") == "below.rows.Row"
    assert ask.returned_type("below.Line") == "below.rows.Row"
    assert ask.returned_type("below._hidden") == "below.rows.Row"
    assert ask.returned_type("below.tables.first") == "below.rows.Row"
    assert ask.returned_type("below.deep.part.name") == "builtins.str"
    assert ask.returned_type("below.rows._hidden.split") is None


def test_what_is_inherited_over_two_packages_and_the_standard_library(installed: Ask) -> None:
    ask = installed(TWO_PACKAGES)
    assert ask.bases("above.Cell") == ("below.rows.Row",)
    assert ask.bases("below.Row") == ("logging.Handler",)
    assert ask.attribute_type("above.Cell.cells") == "builtins.list[builtins.str]"
    assert ask.returned_type("above.Cell.split") == "builtins.list"
    assert ask.returned_type("above.Cell.own") == "builtins.list"
    assert ask.returned_type("above.Cell.format") == "builtins.str"
    assert ask.returned_type("above.Cell.size") is None


def test_packages_may_have_no_init_and_lie_in_several_places(installed: Ask, tmp_path: Path) -> None:
    more = tmp_path.parent / f"{tmp_path.name}-more"
    write(more, {"space/two.py": "def f(): return []\n", "space/one.py": "def f(): return ()\n"})
    ask = installed({"space/one.py": "def f(): return {}\n", "more.pth": f"import os\n# a comment\n{more}\n/missing\n"})
    assert ask.returned_type("space.one.f") == "builtins.dict"
    assert ask.returned_type("space.two.f") == "builtins.list"
    assert ask.returned_type("space.three.f") is None


def test_modules_of_the_project_are_not_looked_up(installed: Ask, tmp_path: Path) -> None:
    write(
        tmp_path, {"own.py": "", "src/laid/__init__.py": "", "data/part.py": "", "src/edited/__init__.py": "x = []\n"}
    )
    source = "def f(): return []\n"
    packages = {f"{name}.py": source for name in ("own", "laid", "data", "theirs")}
    ask = installed({**packages, "edited.pth": str(tmp_path / "src"), "user.py": "from own import f\nx = f()\n"})
    assert ask.returned_type("theirs.f") == "builtins.list"
    assert ask.attribute_type("edited.x") is None
    assert ask.attribute_type("user.x") is None
    assert ask.returned_type("data.f") == "builtins.list"
    assert (ask.returned_type("own.f"), ask.returned_type("laid.f")) == (None, None)


@pytest.mark.parametrize("place", ["lib/python3.12/site-packages", "Lib/site-packages"])
@pytest.mark.parametrize("name", [".venv", "venv", "env"])
def test_the_environment_of_the_project_comes_first(tmp_path: Path, name: str, place: str) -> None:
    write(tmp_path / name / place, {"astroid.py": "def parse(): return []\n"})
    assert Installed(str(tmp_path)).returned_type("astroid.parse") == "builtins.list"


def test_an_active_environment_comes_before_those_in_the_project(
    installed: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "active/lib/python3.10/site-packages", {"lib.py": "x = ''\n"})
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "active"))
    assert installed({"lib.py": "x = []\n"}).attribute_type("lib.x") == "builtins.str"


def test_without_an_environment_it_is_the_one_that_perflint_runs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "site-packages", {"lib.py": "x = []\n"})
    write(tmp_path / "elsewhere", {"other.py": "x = []\n"})
    write(tmp_path / "project", {"script.py": ""})
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    monkeypatch.syspath_prepend(str(tmp_path / "elsewhere"))
    ask = Installed(str(tmp_path / "project"))
    assert ask.attribute_type("lib.x") == "builtins.list"
    assert ask.attribute_type("other.x") is None


TOUCH = "open({!r}, 'w').close()\n"


def test_nothing_is_imported(installed: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trace = tmp_path / "imported"
    touch = TOUCH.format(str(trace))
    files = {
        "loud/__init__.py": touch
        + "import gi.repository.Loud, _bisect, compiled\ndef f(): return []\nx = compiled.x\n",
        "gi/__init__.py": touch,
        "gi/repository/__init__.py": f"{touch}__path__ = []\n",
        "gi/repository/Loud.py": touch,
        "_bisect.py": touch,
        "bisect.py": touch,
        "loud.pth": f"import sys; {touch}",
        "compiled.cpython-311-x86_64-linux-gnu.so": "",
        "cached/__init__.pyc": "",
        "stubbed.abi3.so": "",
        "stubbed.pyi": "def f() -> list[str]: ...\n",
    }
    ask = installed(files)
    monkeypatch.syspath_prepend(str(tmp_path / SITE))
    before = set(sys.modules)
    assert ask.returned_type("loud.f") == "builtins.list"
    assert ask.attribute_type("loud.x") is None
    assert ask.returned_type("gi.repository.Loud.f") is None
    assert ask.returned_type("_bisect.f") is None
    assert ask.returned_type("compiled.f") is None
    assert ask.returned_type("cached.f") is None
    assert ask.returned_type("stubbed.f") == "builtins.list[builtins.str]"
    assert not trace.exists()
    new = {name.partition(".")[0] for name in set(sys.modules) - before}
    assert new.isdisjoint({"loud", "gi", "_bisect", "compiled", "cached", "stubbed"})


def test_astroid_is_left_as_it_was(installed: Ask) -> None:
    from astroid.manager import AstroidManager

    AstroidManager().ast_from_string("x = 1", "somebody_elses")
    before = dict(AstroidManager.brain)
    known = set(AstroidManager().astroid_cache)
    ask = installed(TWO_PACKAGES)
    assert ask.returned_type("below.tables.first") == "below.rows.Row"
    ask.close()
    assert AstroidManager.brain == before
    assert set(AstroidManager().astroid_cache) == known | {"builtins"}
    AstroidManager().clear_cache()


MUTUAL = """
    def f(x) -> "list[int]": return x
    class A:
        def f(self): return self.g()
        def g(self): return (1, [2])[1]
"""


def test_closing_lets_go_of_all_trees(installed: Ask) -> None:
    from astroid.manager import AstroidManager

    AstroidManager().clear_cache()
    ask = installed({"lib.py": MUTUAL})
    assert ask.returned_type("lib.f") == "builtins.list[builtins.int]"
    assert ask.returned_type("lib.A.f") == "builtins.list"
    gc.collect()
    trees = [weakref.ref(one) for one in gc.get_objects() if type(one).__name__ == "Module" and one.name == "lib"]
    assert len(trees) == 1
    ask.close()
    gc.collect()
    assert trees[0]() is None


BROKEN = {
    "broken.py": "def f(:\n",
    "part/__init__.py": "from part.broken import f\nfrom part.whole import g\ndef h(): return []\n",
    "part/broken.py": "class\n",
    "part/whole.py": "from part.broken import Base\ndef g(): return []\nclass A(Base):\n    def m(self): return ''\n",
    "latin.py": "# coding: ascii\nx = 'é'\n",
    "null.py": "x = []\0\n",
    "coding.py": "# coding: klingon\nx = []\n",
    "round/__init__.py": "from round.a import *\nfrom round.a import A\n",
    "round/a.py": "from round import b\nfrom round.b import B\nclass A(B): pass\n",
    "round/b.py": """
        from round import a
        import round.a
        class B:
            def f(self): return a.A()
            def g(self): return self.f()
    """,
    "knot/__init__.py": "from knot.a import *\nfrom knot.a import A\nfrom knot.b import x\n",
    "knot/a.py": "from knot.b import *\nfrom knot import B\nclass A(B): pass\n",
    "knot/b.py": "from knot.a import *\nfrom knot import A, x\nclass B(A): pass\n",
    "mirror.py": "class A(A): z = []\nclass C(D): pass\nclass D(C): z = []\nx = y\ny = x\n",
    "deep.py": f"def f(): return {'-' * 3000}1\ndef g(): return []\n",
    "levels.py": "from ...... import x\n",
}


def test_broken_packages_give_none_and_the_rest_is_found(installed: Ask) -> None:
    ask = installed(BROKEN)
    assert ask.returned_type("broken.f") is None
    assert ask.returned_type("part.f") is None
    assert ask.returned_type("part.g") == "builtins.list"
    assert ask.returned_type("part.h") == "builtins.list"
    assert ask.returned_type("part.whole.A.m") == "builtins.str"
    assert ask.bases("part.whole.A") is None
    assert [ask.attribute_type(f"{name}.x") for name in ("latin", "null", "coding", "levels")] == [None] * 4
    assert ask.returned_type("deep.f") is None


def test_what_goes_round_in_a_circle_ends(installed: Ask) -> None:
    ask = installed(BROKEN)
    assert ask.bases("round.A") == ("round.b.B",)
    assert ask.returned_type("round.A.f") == "round.a.A"
    assert ask.returned_type("round.A.g") == "round.a.A"
    assert (ask.bases("knot.A"), ask.attribute_type("knot.x")) == (None, None)
    assert ask.attribute_type("mirror.x") is None
    assert ask.attribute_type("mirror.C.z") == "builtins.list"
    assert ask.attribute_type("mirror.A.missing") is None


@pytest.mark.parametrize("name", ["", ".", "lib", "lib.", ".lib", "lib..f", "lib.f.g.h", "builtins.list", "os.path"])
def test_any_text_may_be_asked_for(installed: Ask, name: str) -> None:
    ask = installed({"lib.py": "def f(): return []\n"})
    assert (ask.returned_type(name), ask.attribute_type(name), ask.bases(name)) == (None, None, None)


def test_an_error_inside_gives_none(installed: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from perflint.project.installed.trees import Trees

    def fail(*_: object) -> None:
        raise RecursionError

    ask = installed({"lib.py": "def f(): return []\n"})
    with monkeypatch.context() as patched:
        patched.setattr(Trees, "module", fail)
        assert ask.bases("lib.f") is None
    assert ask.returned_type("lib.f") == "builtins.list"


def test_only_so_many_questions_are_answered_and_known_answers_are_free(installed: Ask) -> None:
    ask = installed({"lib.py": "def f(): return []\ndef g(): return []\ndef h(): return []\n"}, questions=2)
    assert ask.returned_type("lib.f") == "builtins.list"
    assert ask.returned_type("elsewhere.f") is None
    assert ask.returned_type("lib.f") == "builtins.list"
    assert ask.returned_type("lib.g") == "builtins.list"
    assert ask.returned_type("lib.h") is None
    assert ask.returned_type("lib.g") == "builtins.list"


def test_only_so_much_is_parsed_and_then_nothing_more_is_answered(installed: Ask) -> None:
    files = {
        "small.py": "def f(): return []\ndef g(): return []\n",
        "large.py": "x = 1\n" * 100,
        "user.py": "try:\n    from large import f\nexcept ImportError:\n    from small import f\n",
    }
    ask = installed(files, source_bytes=300)
    assert ask.returned_type("small.f") == "builtins.list"
    assert ask.returned_type("user.f") is None
    assert ask.returned_type("small.g") is None
    assert ask.returned_type("small.f") == "builtins.list"
    assert Installed(str(Path(SITE)), source_bytes=300).returned_type("small.g") is None


def test_after_closing_only_what_was_answered_is_known(installed: Ask) -> None:
    ask = installed({"lib.py": "def f(): return []\ndef g(): return []\n"})
    assert ask.returned_type("lib.f") == "builtins.list"
    ask.close()
    ask.close()
    assert ask.returned_type("lib.f") == "builtins.list"
    assert ask.returned_type("lib.g") is None


def test_astroid_is_imported_when_there_is_something_to_ask(tmp_path: Path) -> None:
    write(tmp_path / SITE, {"lib.py": "def f(): return []\n"})
    script = f"""
import json, sys
sys.path.insert(0, {str(Path(perflint.__file__).parents[1])!r})
from perflint.project.installed.installed import Installed
ask = Installed({str(tmp_path)!r})
found = [ask.returned_type("missing.f"), ask.bases("os.PathLike")]
before = "astroid" in sys.modules
found.append(ask.returned_type("lib.f"))
print(json.dumps([found, before, "astroid" in sys.modules]))
"""
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert json.loads(done.stdout) == [[None, None, "builtins.list"], False, True]
