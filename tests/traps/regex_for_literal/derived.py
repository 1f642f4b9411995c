# (x) a class derived from `str` escapes what is put into it
# unsafe: which a class derived from `str` may do in its own way
import re


class Markup(str):
    def replace(self, old, new, count=-1):
        return Markup(super().replace(old, new.replace("<", "&lt;"), count))


def with_breaks(text: str):
    return re.sub("\n", "<br>", text)


print(with_breaks(Markup("a\nb")))
