"""How much a run may ask of installed packages: counted, so that results are the same each time."""

QUESTIONS = 200
"""What a question costs is what it parses, and most find everything parsed by those before them. This is only against
a project that asks of hundreds of packages; the same question a second time is no question."""

SOURCE_BYTES = 3_000_000
"""astroid takes three to five times as long for a file as `ast.parse`, and keeps 18 bytes for each byte of it. So all
of this costs what parsing 300,000 lines does, and 55 MB. Few projects come near: a first question about sqlparse or
requests reads 25,000 to 100,000 bytes, about Django or SQLAlchemy 300,000, numpy 600,000, pandas 1,400,000, and about
networkx, whose package imports all of its parts by star, 2,600,000; the next ones read little or nothing."""


class Budget:
    """What is left of the questions and of the bytes of source to parse; what is used up stays so."""

    def __init__(self, questions: int = QUESTIONS, source_bytes: int = SOURCE_BYTES) -> None:
        self._questions = questions
        self._source_bytes = source_bytes

    @property
    def is_used_up(self) -> bool:
        """Whether something was not parsed for lack of budget."""
        return self._source_bytes < 0

    def may_ask(self) -> bool:
        """Take one question; False if there is none left, or nothing left to parse."""
        self._questions -= 1
        return self._questions >= 0 and not self.is_used_up

    def may_parse(self, source_bytes: int) -> bool:
        """Take so many bytes; False if there are not enough left. Then nothing else may be parsed either."""
        if not self.is_used_up:
            self._source_bytes -= source_bytes
        return not self.is_used_up
