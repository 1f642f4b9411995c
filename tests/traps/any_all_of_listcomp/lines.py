# (kk) a comment between the brackets, and a comma behind them
import os.path


def has_any(paths: list[str]):
    return any(
        [
            # The first one is likely.
            os.path.exists(path)  # a link counts
            for path in paths
        ],
    )


print(has_any([".", "missing"]))
