def each_turn(rows, limit):
    for row in rows:
        reveal(row)  # each turn
        if row.ok:
            continue
        if reveal(row):  # each turn
            print(row)
    while reveal(limit):  # each turn
        limit -= 1
    return [reveal(row) for row in rows if reveal(row)]  # each turn


def branches(rows):
    for row in rows:
        if row.ok:
            reveal(row)  # in a branch
        elif reveal(row):  # in a branch
            print(row)
        else:
            reveal(row)  # in a branch
        with row:
            reveal(row)  # each turn
        match row:
            case 1:
                reveal(row)  # in a branch
        print(reveal(row) if row else 1)  # in a branch


def once(rows, groups):
    for row in rows:
        if row.ok:
            reveal(row)  # rarely
            break
        if row.bad:
            reveal(row)  # rarely
            return None
        if row.odd:
            if row.more:
                print(reveal(row))  # rarely
            raise ValueError
        if row.new:
            if row.first:
                continue
            reveal(row)  # rarely
            break
    for row in rows:
        if row.ok:
            reveal(row)  # in a branch
            if row.more:
                continue
            break
    for group in groups:
        reveal(group)  # each turn
        for row in group:
            break
    for group in groups:
        for row in group:
            if row:
                reveal(row)  # rarely
                break
    for row in rows:
        reveal(row)  # rarely
        return row
    return None


def errors(rows):
    for row in rows:
        try:
            reveal(row)  # each turn
        except ValueError:
            reveal(row)  # rarely
        finally:
            reveal(row)  # each turn
        assert reveal(row)  # each turn
        assert row, reveal(row)  # rarely
        if row:
            raise ValueError(reveal(row))  # rarely
    raise ValueError([reveal(row) for row in rows])  # rarely


def tries_again(source):
    while True:
        line = reveal(source)  # rarely
        if not line:
            continue
        break
    while source:
        reveal(source)  # each turn
        if source.skip:
            continue
        source = source.next
    while True:
        reveal(source)  # each turn
        if not source.next:
            break
        source = source.next
