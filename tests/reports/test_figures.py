"""The measured table on the page of a rule, and the sentence that sums it up."""

import pytest

from perflint.evidence.table import EvidenceTable, Measurement
from perflint.findings import Evidence
from perflint.reports.figures import figures_data, figures_markdown, sentence

EVIDENCE = Evidence(slow="return 1", fast="return 1", cases={"ordinary": "pass", "worst": "pass"}, sizes=(5, 1000))

Pair = tuple[float, float]


def table(ordinary: list[Pair], worst: list[Pair] | None = None, measures: str = "time") -> EvidenceTable:
    """For each size the ratios on Python 3.10 and 3.13."""
    by_case = {"ordinary": ordinary, "worst": worst or [(1.0, 1.0), (2.0, 2.0)]}
    python = {
        (3, minor): Measurement(
            noise,
            {
                case: {size: pair[index] for size, pair in zip(EVIDENCE.sizes, pairs, strict=True)}
                for case, pairs in by_case.items()
            },
            f"CPython 3.{minor}.0",
        )
        for index, (minor, noise) in enumerate(((13, 0.012), (10, 0.004)))
    }
    return EvidenceTable("", measures, python)


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        (table([(1.0, 1.05), (300, 300)]), "At n = 1,000 300 times faster, at n = 5 no difference."),
        (table([(1.4, 1.44), (1234, 4321)]), "At n = 1,000 1,200 to 4,300 times faster, at n = 5 1.4 times faster."),
        (table([(0.5, 0.4), (8, 9.5)]), "At n = 1,000 8 to 9.5 times faster, at n = 5 2 to 2.5 times slower."),
        (table([(0.8, 1.0), (8, 8)]), "At n = 1,000 8 times faster, at n = 5 up to 1.2 times slower."),
        (
            table([(0.5, 2.0), (1.0, 1.5)]),
            "At n = 1,000 up to 1.5 times faster, at n = 5 up to 2 times slower and up to 2 times faster.",
        ),
        (
            table([(3, 3), (50, 60)], measures="memory"),
            "At n = 1,000 50 to 60 times less memory, at n = 5 3 times less memory.",
        ),
        (
            table([(1, 1), (8, 8)], worst=[(0.5, 0.5), (0.8, 0.8)]),
            (
                "At n = 1,000 8 times faster, at n = 5 no difference. "
                "Worst: at n = 5 2 times slower, at n = 1,000 1.2 times slower."
            ),
        ),
    ],
)
def test_the_sentence_follows_the_figures(measured: EvidenceTable, expected: str) -> None:
    assert sentence(EVIDENCE, measured) == expected


def test_the_table_has_a_column_for_each_version() -> None:
    rows, below = figures_markdown(table([(1.0, 1.05), (300, 290)]))
    assert rows == (
        "| case | n | Python 3.10 | Python 3.13 |\n"
        "| --- | --: | --: | --: |\n"
        "| ordinary | 5 | 1.05 | 1 |\n"
        "| ordinary | 1,000 | 290 | 300 |\n"
        "| worst | 5 | 1 | 1 |\n"
        "| worst | 1,000 | 2 | 2 |"
    )
    assert below == (
        "Each number is the processor time of the slow form, divided by that of the fast one. "
        "Identical code came out at most 1.2% apart."
    )


def test_of_memory_the_bytes_for_each_item_are_told() -> None:
    measured = table([(1.0, 1.05), (300, 290)], measures="memory")
    newest = measured.python[3, 13]._replace(bytes={"ordinary": {5: (2_048, 1_024), 1000: (300_000, 1_024)}})
    _, told, _ = figures_markdown(measured._replace(python={**measured.python, (3, 13): newest}))
    assert told == (
        "Ordinary, n = 1,000, Python 3.13: the slow form has 300,000 bytes at its peak, 300 for each item; "
        "the fast one 1,024, 1 for each."
    )


def test_figures_as_data() -> None:
    data = figures_data(EVIDENCE, table([(1.0, 1.0), (300, 290)]))
    assert list(data["python"]) == ["3.10", "3.13"]
    assert data["sentence"].startswith("At n = 1,000 290 to 300 times faster")
    assert data["python"]["3.13"]["ratios"]["ordinary"] == {5: 1.0, 1000: 300}
    assert data["python"]["3.13"]["build"] == "CPython 3.13.0"
