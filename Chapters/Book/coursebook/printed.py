"""The book as one PDF, printed by Chromium from a single page."""

import os
import pathlib
import shutil
import subprocess

from transferlab.failure import CellError, ExitCode, Failure

from . import WORK, site
from .pages import Pages


def chromium():
    """Chromium, or a relative of it. Raises `Failure` with what to type where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    for place in ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"):
        if os.path.exists(place):
            return place
    raise Failure("The PDF is printed by Chromium, which is not installed; type: sudo apt-get install chromium", ExitCode.NOT_INSTALLED)


def write(python, programs, browser, path):
    """Builds the book without programs and notebooks as one page, and prints it."""
    pages = os.path.join(WORK, "pages-for-print")
    built = os.path.join(WORK, "single")
    Pages(programs, pages, is_for_print=True, report=lambda line: None).write()
    site.build(python, pages, built, builder="singlehtml")
    page = pathlib.Path(built, "index.html").as_uri()
    line = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--virtual-time-budget=10000",
        f"--print-to-pdf={path}", page]
    result = subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if result.returncode != 0 or not os.path.exists(path):
        raise CellError(f"Chromium did not print the book: {result.stderr.strip()[-500:]}")
