# (aa) someone else holds the dict of the object
# unsafe: whoever else holds the dict sees what is added
class Registry:
    def __init__(self):
        self.names = {}

    def load(self, entries):
        for entry in entries:
            self.names = {**self.names, entry: 1}


registry = Registry()
before = registry.names
given = [1, 2]
registry.load(given)
print(before, registry.names)
