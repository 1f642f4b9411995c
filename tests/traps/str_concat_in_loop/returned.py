# (k) a `return` in the loop leaves the text as it is then
class Page:
    def __init__(self):
        self.text = ""

    def read(self, lines):
        for line in lines:
            if line == "end":
                return
            self.text += line


page = Page()
given = ["a", "b", "end", "c"]
page.read(given)
print(page.text)
