# (k, q) between two items, someone else looks at the text
class Page:
    def __init__(self):
        self.text = ""

    def lines(self, lines):
        for line in lines:
            self.text += line
            yield line


page = Page()
given = ["a", "b"]
for _ in page.lines(given):
    print(page.text)
