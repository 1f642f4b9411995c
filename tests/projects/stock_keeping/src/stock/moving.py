"""Classes that inherit across modules."""

from .model.shelf import Shelf


class MovingShelf(Shelf):
    def drain(self):
        while self.waiting:
            self.move(self.waiting.pop(0))  # expect: PRF102

    def move(self, row):
        self.by_sku.pop(row.sku)

    def unknown(self, rows):
        return [row for row in rows if row.id not in self.ids]  # expect: PRF101

    def wait_for(self, rows):
        for row in rows:
            if row not in self.waiting:  # expect: PRF103
                self.waiting.append(row)


class SortedShelf(Shelf):
    def __init__(self, rows):
        super().__init__(rows)
        self.ids = {row.id for row in rows}

    def unknown(self, rows):
        return [row for row in rows if row.id not in self.ids]  # silent: a set in this class
