"""The documentation as a site. ``make docs`` builds it without network; a warning is an error."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import qaparse

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import made  # noqa: E402

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "qaparse"
author = project_copyright = "The qaparse maintainers"
version = release = qaparse.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown", ".ipynb": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 4

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88

html_theme = "furo"
html_title = f"qaparse {version}"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False


def _make(_: Sphinx, name: str, source: list[str]) -> None:
    """Pages that are made from something else."""
    if name == "tour":
        source[0] = made.notebook(json.loads(source[0]))
    elif name == "record":
        source[0] += made.schema(json.loads((HERE / "record.schema.json").read_text(encoding="utf-8")))
    elif name == "changelog":
        source[0] = made.changelog(HERE.parent)
    # Fixtures are beside the pages in the repository, and not on the site.
    source[0] = re.sub(r"\[([^\]\n]+)\]\(\.\./tests/[^)\n]*\)", r"`\1`", source[0])


def setup(app: Sphinx) -> None:
    """What Sphinx calls."""
    app.connect("source-read", _make)
