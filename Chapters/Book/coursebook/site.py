"""The site: built by Sphinx, and put where it was asked for."""

import os
import shutil
import subprocess

from transferlab.failure import CellError, ExitCode, Failure

from . import FOLDER

CONFIGURATION = os.path.join(FOLDER, "configuration")
MARK = ".transferlab-book"


def build(python, source, destination, builder="html"):
    """Runs Sphinx on the pages. A warning is an error: `Failure` with what Sphinx said."""
    shutil.rmtree(destination, ignore_errors=True)
    shutil.rmtree(destination + ".doctrees", ignore_errors=True)
    line = [python, "-m", "sphinx", "-q", "-W", "--keep-going", "-E", "-b", builder, "-c", CONFIGURATION, "-d", destination + ".doctrees"]
    figures = os.path.join(source, "static")
    if os.path.isdir(figures):
        line += ["-D", f"html_static_path={os.path.join(CONFIGURATION, 'static')},{figures}"]
    result = subprocess.run([*line, source, destination], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        raise CellError(f"Sphinx does not build the book without warnings:\n{(result.stderr or result.stdout).strip()}")
    # A note for the next build, which begins anew here; it would tell of the folders of this machine.
    os.remove(os.path.join(destination, ".buildinfo"))


def require_place(folder):
    """Refuses a folder that holds anything but a book."""
    if os.path.isfile(folder):
        raise Failure(f"'{folder}' is a file; --out takes a folder.", ExitCode.USAGE)
    if os.path.isdir(folder) and os.listdir(folder) and not os.path.exists(os.path.join(folder, MARK)):
        raise Failure(f"'{folder}' holds other things than a book; choose an empty folder, or a new one.", ExitCode.USAGE)


def publish(built, folder):
    """Puts a built site in the place of the book that is in the folder."""
    require_place(folder)
    try:
        if os.path.isdir(folder):
            shutil.rmtree(folder)
        shutil.copytree(built, folder)
        with open(os.path.join(folder, MARK), "w", encoding="utf-8") as file:
            file.write("Written by ./lab book, which may replace everything in this folder.\n")
    except OSError as error:
        raise Failure(f"The book cannot be written to '{folder}': {error.strerror}.", ExitCode.INTERNAL) from None
