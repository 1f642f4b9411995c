# (d) a private name is another one outside of the class
from functools import cache


class Files:
    def __suffix(self):
        return ".py"

    def named(self, name: str):
        @cache
        def suffix(owner):
            return owner.__suffix()

        return name + suffix(self)


print(Files().named("a"))
