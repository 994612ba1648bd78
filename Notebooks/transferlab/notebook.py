"""A notebook as it lies on disk."""

import json
import os
from typing import NamedTuple

from .course import ROOT
from .failure import ExitCode, Failure

FOLDER = os.path.join(ROOT, "Notebooks")


class CodeCell(NamedTuple):
    """A code cell: its place among the code cells, counted from 1, and its text."""

    number: int
    source: str


class Notebook:
    """A notebook that is JSON of the format 4."""

    def __init__(self, path):
        self.path = path
        self.name = os.path.basename(path)
        try:
            with open(path, encoding="utf-8") as file:
                self.json = json.load(file)
        except OSError as error:
            raise Failure(f"{path} cannot be read: {error.strerror}.", ExitCode.BAD_DATA) from None
        except ValueError as error:
            raise Failure(
                f"{path} is no notebook, because it is not JSON ({error}); type git checkout '{path}' to bring it back.",
                ExitCode.BAD_DATA) from None
        if not _is_of_format_4(self.json):
            raise Failure(
                f"{path} is JSON, but no notebook of format 4; open it in JupyterLab and save it, or type git checkout '{path}'.",
                ExitCode.BAD_DATA)

    @property
    def code_cells(self):
        sources = ["".join(cell["source"]) for cell in self.json["cells"] if cell.get("cell_type") == "code"]
        return [CodeCell(number, source) for number, source in enumerate(sources, 1)]

    @property
    def faults(self):
        """What keeps the notebook from being committed."""
        cells = [cell for cell in self.json["cells"] if cell.get("cell_type") == "code"]
        return [
            f"code cell {number} has outputs; in JupyterLab choose Edit, Clear Outputs of All Cells, and save"
            for number, cell in enumerate(cells, 1) if cell.get("outputs") or cell.get("execution_count")]


def _is_of_format_4(found):
    """Whether what was read has the parts that a notebook of the format 4 is made of."""
    if not isinstance(found, dict) or found.get("nbformat") != 4 or not isinstance(found.get("metadata"), dict):
        return False
    cells = found.get("cells")
    return isinstance(cells, list) and all(
        isinstance(cell, dict) and "cell_type" in cell and isinstance(cell.get("source"), (str, list)) for cell in cells)


def all_notebooks(folder=FOLDER):
    """The paths of the course's notebooks, in its order."""
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".ipynb"))


def chosen(words, folder=FOLDER):
    """The notebooks that words mean: paths, or numbers of chapters. All without a word."""
    if not words:
        found = all_notebooks(folder)
        if not found:
            raise Failure(f"There is no notebook in '{folder}'.", ExitCode.BAD_DATA)
        return found
    return [_meant(word, folder) for word in words]


def _meant(word, folder):
    if word.isdigit():
        for path in all_notebooks(folder):
            if os.path.basename(path).startswith(f"{int(word):02}-"):
                return path
    elif os.path.exists(word):
        return word
    known = ", ".join(os.path.basename(path) for path in all_notebooks(folder))
    raise Failure(f"There is no notebook '{word}'; there are {known}.", ExitCode.USAGE)
