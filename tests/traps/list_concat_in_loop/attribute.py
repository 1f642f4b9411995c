# (aa) someone else holds the list of the object
# unsafe: whoever else holds the list sees what is added
class Report:
    def __init__(self):
        self.lines = []

    def fill(self, rows):
        for row in rows:
            self.lines = self.lines + [row]


report = Report()
before = report.lines
given = [1, 2]
report.fill(given)
print(before, report.lines)
