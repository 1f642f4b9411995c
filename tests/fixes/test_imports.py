"""Where a new import goes, and by which name the file then has it."""

import pytest

from perflint.rewrites.steps import Imported, replace
from tests.fixes.rewriting import call_of, rewritten

USE = "\n\ndef f():\n    return old()\n"


def with_import(text: str, name: str) -> str | None:
    return rewritten(text, lambda module: (replace(call_of(module), "$new()", new=Imported(name)),))


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("import os\nimport sys\n", "asyncio", "import asyncio\nimport os\nimport sys\n"),
        ("import os\nimport sys\n", "re", "import os\nimport re\nimport sys\n"),
        ("import os\nimport sys\n", "time", "import os\nimport sys\nimport time\n"),
        ("import os\nimport sys\n", "collections.deque", "import os\nimport sys\nfrom collections import deque\n"),
        (
            "import os\nfrom a import b\n",
            "collections.deque",
            "import os\nfrom collections import deque\nfrom a import b\n",
        ),
        ("from collections import abc\n", "collections.deque", "from collections import abc, deque\n"),
        (
            "from collections import OrderedDict\n",
            "collections.Counter",
            "from collections import Counter, OrderedDict\n",
        ),
        (
            "from collections import (\n    Counter,\n    deque,  # a queue\n)\n",
            "collections.abc",
            "from collections import (\n    Counter,\n    abc,\n    deque,  # a queue\n)\n",
        ),
        ("from collections import (Counter)\n", "collections.deque", "from collections import (Counter, deque)\n"),
        ("import numpy\n", "re", "import re\n\nimport numpy\n"),
        ("from . import models\n", "re", "import re\n\nfrom . import models\n"),
        ('"""Doc."""\n', "re", '"""Doc."""\n\nimport re\n'),
        ('"""Doc."""\nimport os\n', "re", '"""Doc."""\nimport os\nimport re\n'),
        ("from __future__ import annotations\n", "re", "from __future__ import annotations\n\nimport re\n"),
        (
            "from __future__ import annotations\n\nimport numpy\n",
            "re",
            "from __future__ import annotations\n\nimport re\n\nimport numpy\n",
        ),
        (
            "#!/bin/sh\n# (c) somebody\n\nimport sys\n",
            "re",
            "#!/bin/sh\n# (c) somebody\n\nimport re\nimport sys\n",
        ),
        ("import os; import sys\n", "re", None),
        ("from collections import *\n", "collections.deque", None),
    ],
)
def test_a_new_import_stands_where_one_would_look_for_it(before: str, name: str, after: str | None) -> None:
    result = with_import(before + USE, name)
    said = name.rpartition(".")[2]
    assert result == (None if after is None else after + USE.replace("old", said))


@pytest.mark.parametrize(
    ("before", "name", "said"),
    [
        ("import asyncio\n", "asyncio", "asyncio"),
        ("import asyncio as aio\n", "asyncio", "aio"),
        ("import collections\n", "collections.deque", "collections.deque"),
        ("import collections as c\n", "collections.deque", "c.deque"),
        ("from collections import deque as dq\n", "collections.deque", "dq"),
        ("import collections, os\nfrom collections import deque\n", "collections.deque", "deque"),
    ],
)
def test_what_is_imported_already_is_used_by_its_name(before: str, name: str, said: str) -> None:
    assert with_import(before + USE, name) == before + USE.replace("old", said)


@pytest.mark.parametrize(
    "before",
    [
        "def deque(): ...\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from collections import deque\n",
        "try:\n    from collections import deque\nexcept ImportError:\n    deque = None\n",
        "class A:\n    deque = 1\n",
        "from other import deque\n",
    ],
)
def test_a_name_that_means_something_else_is_not_taken(before: str) -> None:
    result = with_import(before + USE, "collections.deque")
    assert result is not None
    assert "import collections\n" in result
    assert "return collections.deque()" in result


@pytest.mark.parametrize("before", ["re = 1\n", "import os as re\n", "def g(re): ...\n", "from things import *\n"])
def test_without_a_name_there_is_no_fix(before: str) -> None:
    assert with_import(before + USE, "re") is None


def test_an_import_below_the_place_is_of_no_use() -> None:
    assert with_import("x = 1\nold()\nimport re\n", "re") is None


def test_a_comment_in_front_of_the_first_statement_stays_with_it() -> None:
    text = "#!/bin/sh\n\n# What it does.\ndef f():\n    return old()\n"
    assert with_import(text, "re") == text.replace("# What", "import re\n\n\n# What").replace("old", "re")
