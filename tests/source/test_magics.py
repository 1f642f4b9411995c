"""IPython's syntax becomes Python with the same lines; what is Python stays as it is."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.source.magics import python_of_cell


@pytest.mark.parametrize(
    ("cell", "python"),
    [
        ("%matplotlib inline", "pass"),
        ("!pip install x\nimport x", "pass\nimport x"),
        ("!!ls", "pass"),
        ("?x\nx?\nx.y??\nf?  # what is it", "pass\npass\npass\npass# what is it"),
        ("/f 1\n,f a b\n;f a b", "pass\npass\npass"),
        ("if x:\n    %cd ..\n\t!ls\nelse:\n  x.y?", "if x:\n    pass\n\tpass\nelse:\n  pass"),
        ("!ls \\\n  -l \\\n  -a\nx", "pass\n\n\nx"),
        ("files = !ls\nx", "files = get_ipython()\nx"),
        ("a, b =%sql select \\\n1\nx", "a, b =get_ipython()\n\nx"),
        ("x: int = %timeit -o f(')')", "x: int = get_ipython()"),
        ("!echo 'it\nx = '''\n%d\n'''\n%ls", "pass\nx = '''\n%d\n'''\npass"),
        ("!ls \\\r-l\nx", "pass\n\nx"),
        ("%ls\r\n!ls\rx?\r\ny", "pass\r\npass\rpass\r\ny"),
        ("%%time\n%ls\nx = 1", "#%time\npass\nx = 1"),
        ("\n# why\n%%capture out\n%%timeit -n 3\nf()", "\n# why\n#%capture out\n#%timeit -n 3\nf()"),
        ("x = 1\n%%time\ny = 2", "x = 1\npass\ny = 2"),
    ],
)
def test_replaced_by_python_on_the_same_lines(cell: str, python: str) -> None:
    assert python_of_cell(cell) == python
    assert len(re.findall(r"\r\n?|\n", python)) == len(re.findall(r"\r\n?|\n", cell))


@pytest.mark.parametrize(
    ("line", "python"),
    [
        ("%time x = f()", "if 1: x = f()"),
        ("%time x = \\\n  f()", "if 1: x = \\\n  f()"),
        ("%time for x in y: f(x)", "pass"),
        ("%time !ls", "pass"),
        ("%time", "pass"),
        ("%timeit x = f()", "pass"),
    ],
)
def test_timed_statement_still_binds_its_names(line: str, python: str) -> None:
    assert python_of_cell(line) == python


@pytest.mark.parametrize(
    "cell",
    [
        "x = (a\n  % b)",
        "x = a \\\n  % b",
        "x %= 2\ny != x",
        "s = '''\n%d items?\n!ls\n'''",
        's = """a\n?""" % (b\n/ c)',
        "d = {\n  'a': b, # really?\n}",
        "def f(x\n, /\n): ...",
        "x = 'a?'  # ?\n# !ls",
        "f(\n  a, '''\n%x''',\n)\n",
        "",
    ],
)
def test_python_is_left_alone(cell: str) -> None:
    ast.parse(cell)
    assert python_of_cell(cell) == cell


@pytest.mark.parametrize(
    "magic", ["%%bash", "%%html", "%%sql --save x", "%%cython -a", "%%writefile a.py", "%%", "%%R"]
)
@pytest.mark.parametrize("above", ["", "\n\n", "# comment\n", "  ", "%%time\n", "\r\n" * 40])
def test_cell_in_another_language_is_none(above: str, magic: str) -> None:
    assert python_of_cell(f"{above}{magic}\nx = 1") is None


@given(st.text(alphabet="%!?,;/='\"#\\\n\r\t (){}x"))
def test_any_cell_keeps_its_line_count(cell: str) -> None:
    python = python_of_cell(cell)
    if python is not None:
        assert len(re.findall(r"\r\n?|\n", python)) == len(re.findall(r"\r\n?|\n", cell))


@given(
    st.lists(st.sampled_from(["x = (1", "%", "2)", "'''", "\n", "\\\n", "!", "?", "#", "'", "a", " ", "=", "[", "]"]))
)
def test_whatever_parses_is_left_alone(pieces: list[str]) -> None:
    cell = "".join(pieces)
    try:
        ast.parse(cell)
    except SyntaxError:
        return
    assert python_of_cell(cell) == cell


def test_modules_of_the_standard_library_are_left_alone() -> None:
    for name in ("ast.py", "tokenize.py", "textwrap.py", "inspect.py", "random.py"):
        code = Path(ast.__file__).with_name(name).read_text(encoding="utf-8")
        assert python_of_cell(f"?\n{code}") == f"pass\n{code}"
