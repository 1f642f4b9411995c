reveal(1)  # cold


def plain(rows):
    reveal(rows)  # warm
    for row in rows:
        reveal(row)  # warm
        for item in row:
            reveal(item)  # hot


async def handler(rows):
    reveal(rows)  # hot


@app.get("/orders")
def route(rows):
    reveal(rows)  # hot


@property
def quiet(rows):
    reveal(rows)  # warm


async def migrate_entry(rows):
    reveal(rows)  # cold


async def async_setup_platform(rows):
    reveal(rows)  # cold
    for row in rows:
        for item in row:
            reveal(item)  # cold


@app.get("/orders")
def setup(request, rows):
    reveal(rows)  # hot


def installed(rows):
    reveal(rows)  # warm
