"""The course as a web book: pages made of the lessons and of what the programs say, which Sphinx turns into a site.

Only `configuration/` needs Sphinx, and only `browser` needs Playwright; all else is the standard library, and modules of the notebooks.
"""

import os

from transferlab.course import ROOT

CHAPTERS = os.path.join(ROOT, "Chapters")
FOLDER = os.path.join(CHAPTERS, "Book")
WORK = os.path.join(ROOT, ".build", "book")
