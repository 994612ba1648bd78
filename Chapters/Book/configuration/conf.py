"""How Sphinx makes the site."""

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))

project = "TransferLab"
author = "the TransferLab authors"
copyright = "the TransferLab authors; prose CC BY-SA 4.0, code GPL-3.0-or-later"
language = "en"

extensions = ["myst_parser", "book_extension"]
myst_enable_extensions = ["dollarmath", "amsmath", "colon_fence", "deflist"]
myst_heading_anchors = 3
html_math_renderer = "mathml"
exclude_patterns = ["parts"]

html_theme = "furo"
html_title = "TransferLab"
html_static_path = [os.path.join(os.path.dirname(__file__), "static")]
html_css_files = ["book.css"]
html_js_files = [("explore.js", {"defer": "defer"})]
# A search from a file:// page would log an error for every summary that it cannot fetch.
html_show_search_summary = False
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"footer_icons": [], "top_of_page_buttons": []}
# Tables of figures are the program's; they carry their own titles.
numfig = False
# Pygments stops at an interpolation that holds a string, as "\(a ? "b" : "c")" does, and shows the rest without colours: no fault of the page.
suppress_warnings = ["misc.highlighting_failure"]
