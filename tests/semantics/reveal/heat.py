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
