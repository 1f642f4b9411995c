"""Decoding and positions, against what Python itself makes of the same bytes."""

import ast
import codecs
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.findings import Range
from perflint.source.text import Cell, SourceError, SourceText

WIDE = "aß€😀\u2028\x0b\x0c\x1c\x85\t"
"""Characters of one to four bytes, and those at which str.splitlines splits but Python does not."""


def decode(data: bytes) -> SourceText:
    return SourceText.decode(data, "a.py")


def parsed(code: bytes | str) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.dump(ast.parse(code), include_attributes=True)
    except (SyntaxError, ValueError):
        return None


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


class TestDecode:
    @pytest.mark.parametrize(
        ("data", "text", "encoding", "has_bom"),
        [
            (b"", "", "utf-8", False),
            (codecs.BOM_UTF8, "", "utf-8", True),
            (codecs.BOM_UTF8 + b"# coding: utf8\nx", "# coding: utf8\nx", "utf-8", True),
            (b"x = '\xc3\xa4'", "x = 'ä'", "utf-8", False),
            (b"# -*- coding: latin-1 -*-\n# \xe4", "# -*- coding: latin-1 -*-\n# ä", "iso8859-1", False),
            (b"#!python\n# vim: set fileencoding=cp1252 :\n# \x80", None, "cp1252", False),
            (b"\n#coding:koi8_r\n", None, "koi8-r", False),
            (b"# coding: latin-1-unix\n# \xe4", None, "iso8859-1", False),
            (b"# coding: UTF_8-mac\n", None, "utf-8", False),
            (b"\x0c # coding: ascii", None, "ascii", False),
            (b"#!python\r# coding: cp1252\r", None, "cp1252", False),
            (b"x = 1\n# coding: latin-1\n", None, "utf-8", False),
            (b"\\\n# coding: latin-1\n", None, "utf-8", False),
            (b"\n\n# coding: latin-1\n", None, "utf-8", False),
            (b"'# coding: latin-1'\n", None, "utf-8", False),
        ],
    )
    def test_finds_the_encoding(self, data: bytes, text: str | None, encoding: str, has_bom: bool) -> None:
        source = decode(data)
        assert (source.encoding, source.has_bom) == (encoding, has_bom)
        assert text is None or source.text == text

    @pytest.mark.parametrize(
        ("data", "message", "line", "column"),
        [
            (b"# coding: nonsense\n", "unknown encoding: nonsense", 1, 1),
            (b"\r# coding: nonsense", "unknown encoding: nonsense", 2, 1),
            (b"x\ny = '\xc3\xa4\xff'", "cannot decode byte 0xff as utf-8: invalid start byte", 2, 7),
            (b"\xef\xbb\xbf\xff", "cannot decode byte 0xff as utf-8: invalid start byte", 1, 1),
            (b"# coding: ascii\r\n  \x80", "cannot decode byte 0x80 as ascii: ordinal not in range(128)", 2, 3),
            (b"a\rb\n \0", "source code cannot contain null bytes", 3, 2),
            (b"# coding: utf-7\n'+2AA-'", "the text has a lone surrogate (utf-7)", 2, 2),
            (
                b"\xef\xbb\xbf# coding: cp1252\n",
                "the file declares cp1252 but begins with the byte order mark of UTF-8",
                1,
                1,
            ),
        ],
    )
    def test_refuses_with_the_place(self, data: bytes, message: str, line: int, column: int) -> None:
        with pytest.raises(SourceError) as refusal:
            decode(data)
        assert (refusal.value.message, refusal.value.line, refusal.value.column) == (message, line, column)

    @pytest.mark.parametrize("encoding", ["rot13", "hex", "bz2", "undefined", "idna", "punycode", "utf-32"])
    def test_refuses_what_is_no_encoding_of_source(self, encoding: str) -> None:
        data = f"# coding: {encoding}\n".encode() + b"\xff"
        assert parsed(data) is None
        with pytest.raises(SourceError, match=encoding.replace("rot13", "rot-13")):
            decode(data)

    @given(
        st.sampled_from(["utf-8", "latin-1", "iso8859_15", "cp1252", "shift_jis", "gbk", "euc-kr", "koi8-r", "big5"]),
        st.text(alphabet=st.characters(blacklist_characters="\\'\r\n\0", blacklist_categories=["Cs"])),
        st.sampled_from(["\n", "\r\n", "\r"]),
        st.booleans(),
    )
    def test_reads_any_text_as_python_does(self, encoding: str, value: str, end: str, bom: bool) -> None:
        code = f"# coding: {encoding}{end}x = '{value}'{end}".encode(encoding, "ignore")
        data = codecs.BOM_UTF8 * (bom and encoding == "utf-8") + code
        assert decode(data).text == code.decode(encoding)
        assert parsed(decode(data).text) == parsed(data)

    @given(
        st.sampled_from([b"", b"#!x\r# coding=latin1\r", b"\n#coding:cp1252\n", b"# coding: gbk\n"]),
        st.lists(st.sampled_from([b"x", b"'", b"#", b"\n", b"\r", b"\f", b"\0", b"\xff", b"\xc3\xa4", b"\x81", b"\\"])),
    )
    def test_refuses_bytes_only_if_python_does(self, cookie: bytes, pieces: list[bytes]) -> None:
        data = cookie + b"".join(pieces)
        try:
            text = decode(data).text
        except SourceError:
            # `compile` passes over wrong bytes in comments, but as a script Python refuses them too.
            assert parsed(data) is None or (b"coding" not in data and not is_utf8(data))
        else:
            assert parsed(text) == parsed(data)

    @given(st.binary())
    def test_any_bytes_are_legal_input(self, data: bytes) -> None:
        try:
            text = decode(data).text
        except SourceError as refusal:
            place = (refusal.line, refusal.column)
            assert min(place) >= 1
        else:
            assert text.encode() == data.removeprefix(codecs.BOM_UTF8)


class TestLines:
    @pytest.mark.parametrize(
        ("text", "lines"),
        [
            ("", []),
            ("\n", [""]),
            ("a", ["a"]),
            ("a\n", ["a"]),
            ("a\r\nb\rc\nd", ["a", "b", "c", "d"]),
            ("a\n\rb", ["a", "", "b"]),
            ("\r\r\n\n", ["", "", ""]),
            (f"{WIDE}\n\f", [WIDE, "\f"]),
        ],
    )
    def test_end_where_they_end_for_python(self, text: str, lines: list[str]) -> None:
        source = SourceText("a.py", text)
        assert source.lines == lines
        assert [source.line(number) for number in range(1, len(lines) + 1)] == lines

    def test_outside_the_text_are_empty(self) -> None:
        source = SourceText("a.py", "a\nb\n")
        assert [source.line(number) for number in (-1, 0, 3, 9)] == ["", "", "", ""]

    @given(st.lists(st.tuples(st.text(alphabet=WIDE + "#"), st.sampled_from(["\n", "\r\n", "\r"]))))
    def test_have_the_numbers_of_ast(self, lines: list[tuple[str, str]]) -> None:
        text = "".join(f"name{number} #{comment}{end}" for number, (comment, end) in enumerate(lines, 1))
        source = SourceText("a.py", text)
        for number, statement in enumerate(ast.parse(text).body, 1):
            assert statement.lineno == number
            assert source.slice(statement) == f"name{number}"
        assert len(source.lines) == len(lines)


class TestPositions:
    @given(st.text(alphabet=WIDE + "\r\n'"), st.data())
    def test_offset_agrees_with_counting_one_by_one(self, text: str, data: st.DataObject) -> None:
        source = SourceText("a.py", text)
        offset = data.draw(st.integers(0, len(text)))
        if text[max(0, offset - 1) : offset + 1] == "\r\n":
            offset -= 1  # Between these two is no place.
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert source.offset(len(before), len(before[-1].encode())) == offset
        if offset < len(text):
            assert source.position(offset) == (len(before), len(before[-1]) + 1)

    @given(st.text(alphabet=WIDE + "#"), st.text(alphabet=WIDE), st.sampled_from(["\n", "\r\n", "\r"]))
    def test_slice_and_range_of_nodes_behind_wide_characters(self, left: str, right: str, end: str) -> None:
        text = f"x = ('{left}' +{end} '{right}', y){end}"
        source = SourceText("a.py", text)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.Constant, ast.Name)):
                written = source.slice(node)
                assert ast.literal_eval(written) == node.value if isinstance(node, ast.Constant) else written == node.id
                place = source.range(node)
                line = source.line(place.line)
                assert line[place.column - 1 : place.end_column - 1] == written

    def test_slice_agrees_with_the_standard_library(self) -> None:
        code = Path(ast.__file__).read_text(encoding="utf-8")
        source = SourceText("ast.py", code)
        function = next(node for node in ast.parse(code).body if isinstance(node, ast.FunctionDef))
        nodes = [node for node in ast.walk(function) if hasattr(node, "lineno")]
        assert len(nodes) > 20
        assert [source.slice(node) for node in nodes] == [ast.get_source_segment(code, node) for node in nodes]

    @pytest.mark.parametrize(
        ("code", "find", "written"),
        [
            ("[y for y in ä if y]", ast.comprehension, "y in ä if y"),
            ("def f(a, *, b=1): ...", ast.arguments, "a, *, b=1"),
            ("with a as b: ...", ast.withitem, "a as b"),
            ("\nx = 1\ny = 2\n", ast.Module, "x = 1\ny = 2"),
            ("match x:\n  case [1, _] if y: z", ast.match_case, "[1, _] if y: z"),
            ("def f(): ...", ast.arguments, ""),
            ("", ast.Module, ""),
            ("a + b", ast.Add, ""),
        ],
    )
    def test_nodes_without_position_have_that_of_their_parts(
        self, code: str, find: type[ast.AST], written: str
    ) -> None:
        source = SourceText("a.py", code)
        node = next(node for node in ast.walk(ast.parse(code)) if isinstance(node, find))
        assert source.slice(node) == written
        assert source.range(node).line >= 1

    def test_impossible_columns_stay_in_their_line(self) -> None:
        source = SourceText("a.py", "ab\näb\n")
        node = ast.Name(id="x", ctx=ast.Load(), lineno=1, col_offset=-3, end_lineno=2, end_col_offset=90)
        assert source.range(node) == Range(1, 1, 2, 3)
        assert source.offset(9, 5) == len(source.text)

    def test_notebook_ranges_count_inside_the_cell(self) -> None:
        source = SourceText("a.ipynb", "a\n\nb\nc\n", cells=(Cell(2, 1), Cell(5, 3)))
        first, second, third = ast.parse(source.text).body
        assert source.range(first) == Range(1, 1, 1, 2, cell=2)
        assert source.range(second) == Range(1, 1, 1, 2, cell=5)
        assert source.range(third) == Range(2, 1, 2, 2, cell=5)
        assert [source.text_lines(source.range(node)) for node in (first, second, third)] == [(1, 1), (3, 3), (4, 4)]

    def test_ten_megabytes(self) -> None:
        source = decode(b"x = [1, 2, 3]  # \xc3\xa4\r\n" * 450_000 + b"last")
        assert len(source.lines) == 450_001
        assert source.position(len(source.text) - 4) == (450_001, 1)
        assert source.text[source.offset(450_001, 0) :] == "last"
