"""What calls go through item by item, by what the whole project says: plain data."""

from typing import NamedTuple

from perflint.knowledge.handfuls import is_handful
from perflint.semantics.summaries.chains import Hop
from perflint.semantics.summaries.summary import Expression, Scanning


class LinearCost(NamedTuple):
    """What a function certainly goes through whenever it is called, to the end or until it finds something.

    It is what is given for `parameter`, or the object that a method is called on, or what `attributes` of that lead to.
    `position` is the place among the arguments, None for keywords only; -1 is the object itself. `items` is what the
    function calls it that goes through it, and `is_sequence` whether that is certainly a list or tuple. `gives_new` is
    whether the result may be a container that is made there. The hops lead there: the calls, and the place itself.
    """

    parameter: str
    position: int | None
    attributes: tuple[str, ...]
    how: Scanning
    items: Expression
    is_sequence: bool
    gives_new: bool
    hops: tuple[Hop, ...]

    @property
    def needs_sequence(self) -> bool:
        """Whether it is fast for anything but a list or a tuple."""
        return self.how in ("in", "index", "count", "remove")

    @property
    def noun(self) -> str:
        """What the items are called."""
        return self.items.rpartition(":")[2]

    @property
    def is_of_few(self) -> bool:
        """Whether the items are a handful by their name, or a constant, so that they are not worth a word."""
        return is_handful(self.noun) or self.noun.isupper()
