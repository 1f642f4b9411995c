# (y, x) text with a `+` of its own makes another kind of text
# unsafe: what has a `+` of its own, as text that is marked as safe HTML, loses it
class Markup(str):
    def __radd__(self, other):
        return Markup(other.replace("<", "&lt;") + str(self))


def page(rows):
    html = "<"
    for row in rows:
        html = html + row + ""
    return html


given = [Markup("<b>")]
print(page(given))
