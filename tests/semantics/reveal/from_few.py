from hosts import find_hosts

import settings


class Reader:
    NAMES = find_hosts()

    def __init__(self, config, hosts):
        self.config = config
        self.names = config["names"]
        self.hosts = [host.lower() for host in hosts]
        self.found = []

    @property
    def users(self):
        return dict(self.config["users"])

    def read(self, rows, other):
        reveal(self.names)  # True
        reveal(self.hosts)  # False
        reveal(self.found)  # False
        reveal(other.NAMES)  # True
        reveal(other.STOPWORDS)  # False
        reveal(other.names)  # False
        reveal(other.__dict__)  # True
        reveal(dir(other))  # True
        reveal(self.users)  # True
        for _, names in self.users.items():
            reveal(names)  # True
        for names in rows:
            reveal(names)  # False


def named(columns, rows):
    titles = [column.title for column in columns]
    reveal(titles)  # True
    reveal([row.title for row in rows])  # False
    reveal({title.lower() for title in titles})  # True
    reveal({title: 1 for title in titles})  # True
    reveal(list(map(str, titles)))  # True
    reveal(list(zip(titles, columns, strict=True)))  # True
    reveal(list(zip(titles, rows, strict=True)))  # False
    reveal(titles + rows)  # False
    reveal(titles + titles[1:])  # True
    reveal(set(titles) - set(rows))  # True
    reveal([*titles, *columns])  # True
    reveal([*titles, *rows])  # False
    reveal(titles or [])  # True
    reveal(titles or rows)  # False
    reveal(titles if columns else None)  # True
    reveal(cast(list[str], titles))  # True
    reveal([row for row in rows if row is titles])  # True
    reveal([row for row in rows if id(row) == id(titles)])  # True
    reveal([row for row in rows if row.title == titles])  # False


def configured(config, CONF_HOSTS, entry):
    reveal(config["hosts"])  # True
    reveal(settings.hosts)  # True
    reveal(entry.data[CONF_HOSTS])  # True
    reveal(entry.config_entry.get("hosts", []))  # True
    reveal(entry.hosts)  # False
    hosts = config["hosts"] or find_hosts()
    reveal(hosts)  # False


def filled(columns, rows, queue):
    titles = []
    for column in columns:
        titles.append(column.title)
    reveal(titles)  # True
    names = []
    for row in rows:
        for column in columns:
            names.append(row[column])
    reveal(names)  # False
    more = []
    while queue:
        more.append(queue.pop())
    reveal(more)  # False
    extended = []
    extended.extend(columns)
    reveal(extended)  # True
    increased = list(columns)
    increased += rows
    reveal(increased)  # False


async def fetched(columns, client):
    reveal(await columns)  # True
    reveal(await client.rows())  # False


def _private(hosts, others, *, more):
    reveal(hosts)  # True
    reveal(others)  # False
    reveal(more)  # True


def public(hosts, config, rows):
    _private(config["hosts"], config["others"], more=config["more"])
    _private(config["hosts"], rows, more=[])
    reveal(hosts)  # False
    public(config["hosts"], config, rows)


def turns(rows, columns):
    columns = [column for column in columns if column in rows]
    names = columns
    for row in rows:
        names = names + row.names
    reveal(names)  # False
    reveal(columns)  # True


def get_columns(rows):
    names = []
    for row in rows:
        names.append(row.name)
    seen = list(rows)
    reveal(seen)  # False
    reveal(rows.names)  # False
    reveal(names)  # True
    return names


def entered(path, warnings):
    with warnings.catch_warnings(record=True) as caught, open(path) as lines:
        reveal(list(caught))  # True
        reveal(list(lines))  # False
