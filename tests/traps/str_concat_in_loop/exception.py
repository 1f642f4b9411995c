# (l) the page shows what it has got when a row fails
# unsafe: who looks at it on the way, or after an exception, misses the parts so far
class Page:
    def __init__(self):
        self.html = ""

    def fill(self, rows):
        for row in rows:
            self.html += f"<p>{1 // row}</p>"


page = Page()
given = [1, 1, 0]
try:
    page.fill(given)
except ZeroDivisionError:
    print(page.html)
