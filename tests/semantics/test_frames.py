"""Which expressions are data frames that may have many rows."""

import ast

import pytest

from perflint.semantics.data.frames import may_be_large_frame
from tests.semantics.test_variation import model_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import pandas\nframe", True),
        ("import geopandas\nframe", True),
        ("import pandas as pd\npd.read_csv('orders.csv')", True),
        ("import pandas as pd\ndict(pd.read_csv('orders.csv'))", False),
        ("import pandas as pd, tables\npd.read_csv('orders.csv')", True),
        ("import pandas, tables\nframe", False),
        ("import polars\nframe", False),
        ("import pandas\nframe.head()", False),
        ("import pandas\nframe[:5]", False),
        ("import pandas\nframe[:end]", True),
        ("import pandas\npandas.DataFrame({'a': [1]})", False),
        ("import pandas\npandas.DataFrame({'a': sizes})", True),
    ],
)
def test_frames(code: str, expected: bool) -> None:
    model = model_of(code)
    last = model.tree.module.body[-1]
    assert isinstance(last, ast.Expr)
    assert may_be_large_frame(model, last.value) is expected
