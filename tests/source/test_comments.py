"""Comments, against those that Python's own tokenizer sees."""

import ast
import io
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.source.comments import Comment, comments
from perflint.source.text import SourceText


def found(text: str) -> list[Comment]:
    return comments(SourceText("a.py", text))


def tokenized(text: str) -> list[Comment]:
    return [
        Comment(token.start[0], token.start[1] + 1, token.string)
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.COMMENT
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("x = '# no'", []),
        ("x = 1# a", [Comment(1, 6, "# a")]),
        ("# a\r\n\t# b\r#c\n", [Comment(1, 1, "# a"), Comment(2, 2, "# b"), Comment(3, 1, "#c")]),
        ("x = 'ä\\'# no' # ß # c", [Comment(1, 15, "# ß # c")]),
        ("'''\n# no ' \" \\'''\n'''# a", [Comment(3, 4, "# a")]),
        ('x = """# no""" """"# no" # no""" # a', [Comment(1, 34, "# a")]),
        ("x = r'\\' # a\n", []),
        ("'' # a\n''''''# b", [Comment(1, 4, "# a"), Comment(2, 7, "# b")]),
        ("x = '\\\n# no' # a", [Comment(2, 7, "# a")]),
        ("x = '\\\r\n# no' # a", [Comment(2, 7, "# a")]),
        ("# it's\nx = 'it' # a", [Comment(1, 1, "# it's"), Comment(2, 10, "# a")]),
        ("\f# a\x0c\u2028b\nc", [Comment(1, 2, "# a\x0c\u2028b")]),
    ],
)
def test_strings_and_comments(text: str, expected: list[Comment]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "x = f'{a}# no' # a\n",
        "x = rb'# no' # a\n",
        "x = f'{a:{b}}# no' # a\n",
        "x = f'{{# no' # a\n",
        "x = f'''\n{a}\n# no\n''' # a\n",
        pytest.param(
            "x = f'{a['# no']}' # a\n",
            marks=pytest.mark.skipif(sys.version_info < (3, 12), reason="PEP 701"),
        ),
        pytest.param(
            "x = f'''{\n a # a\n}\n # no'''\n",
            marks=pytest.mark.skipif(sys.version_info < (3, 12), reason="PEP 701"),
        ),
    ],
)
def test_f_strings(text: str) -> None:
    assert found(text) == tokenized(text)
    assert [comment.text for comment in found(text)] == ["# a"]


@pytest.mark.filterwarnings("error")
def test_escapes_in_strings_are_not_talked_about() -> None:
    assert found("x = '\\d'; y = f'{{'  # a") == [Comment(1, 22, "# a")]


@pytest.mark.parametrize("text", ["x = 'a # no\ny # a", "x = f'{\ny # a", "  x\n y # a", "x = (\n# a"])
def test_broken_text_has_comments_too(text: str) -> None:
    assert [comment.text for comment in found(text)] == ["# a"]


@pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning")
@given(st.lists(st.sampled_from(["'", '"', "'''", '"""', "#", "\\", "\n", "a", " ", "r", "(", ")", "ä"])))
def test_agrees_with_the_tokenizer_on_whatever_parses(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        ast.parse(text)
    except SyntaxError:
        return
    assert found(text) == tokenized(text)


@given(st.text(alphabet="'\"#\\\n\r af{}"))
def test_any_text_is_legal_input(text: str) -> None:
    for comment in found(text):
        assert SourceText("a.py", text).line(comment.line)[comment.column - 1 :] == comment.text


def test_agrees_with_the_tokenizer_on_the_standard_library() -> None:
    for name in ("ast.py", "tokenize.py", "textwrap.py", "inspect.py", "typing.py", "enum.py"):
        text = Path(ast.__file__).with_name(name).read_text(encoding="utf-8")
        assert found(text) == tokenized(text) != []


def test_the_tokenizer_is_not_imported_without_need() -> None:
    """Nor are other modules that cost start-up time."""
    code = (
        "import sys; from perflint.source.suppressions import Suppressions; from perflint.source.reading import *;"
        "Suppressions(decode_source(b'x = \"# noqa\" # noqa', 'a.py'));"
        "print(*{'tokenize', 'json', 'dataclasses', 'inspect'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
