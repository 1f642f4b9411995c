def around(rows, flag):
    for row in reveal(rows):  # none
        reveal(row)  # For
        while reveal(flag):  # While, For
            reveal(row)  # While, For
        else:
            reveal(row)  # For
    else:
        reveal(flag)  # none
    [reveal(x) for x in rows]  # ListComp
    [x for x in reveal(rows)]  # none
    [x for x in rows if reveal(x)]  # ListComp
    [y for x in rows for y in reveal(x)]  # ListComp
    {reveal(x): x for x in rows}  # DictComp
    {x: [reveal(y) for y in x] for x in rows}  # ListComp, DictComp
    for row in rows:
        callback = lambda: reveal(row)  # none

        def nested(default=reveal(row)):  # For
            reveal(row)  # none
            for item in default:
                reveal(item)  # For

        class Local:
            reveal(row)  # For

        [z for z in reveal(row)]  # For


async def streams(rows):
    async for row in rows:
        reveal(row)  # AsyncFor
    return (reveal(row) for row in rows)  # GeneratorExp
