"""How Sphinx builds the site: `python -m sphinx --fail-on-warning docs build/site`.

The pages that say what the code declares, those of the rules and the options, are written before each build and
are not in git.
"""

import sys
from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from docs import write_pages  # noqa: E402
from perflint._version import __version__  # noqa: E402

project = "perflint"
author = project_copyright = "the perflint authors"
version = release = __version__

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["options.md"]  # a part of the configuration page

nitpicky = True
html_theme = "furo"
html_title = "perflint"
html_static_path = ["_static"]
html_css_files = ["plots.css"]
html_copy_source = False
html_show_sphinx = False


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", lambda app: write_pages(Path(app.srcdir)))
