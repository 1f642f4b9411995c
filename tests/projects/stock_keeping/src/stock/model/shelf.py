"""Shelves, whose attributes only their methods tell."""


class Places:
    """What shelves have in common."""

    def __init__(self, rows):
        self.ids = [row.id for row in rows]
        self.waiting = []
        self.by_sku = {row.sku: row for row in rows}
        self.limits = (1, 10, 100)

    @classmethod
    def load(cls, database):
        return cls(database.rows())


class Shelf(Places):
    def __init__(self, rows, free=None):
        super().__init__(rows)
        self.free = free

    @property
    def taken(self):
        return list(filter(None, self.ids))

    @property
    def known(self):
        return self.by_sku.keys()
