# (s) a property is read twice
# unsafe: a property is read twice
class Text:
    def __init__(self, parts):
        self.parts = parts

    @property
    def words(self):
        print("words")
        return self.parts


def words_of(texts):
    for text in texts:
        print(getattr(text, "words", [part.lower() for part in text.parts]))


words_of([Text(["A"]), Text(["B"])])
