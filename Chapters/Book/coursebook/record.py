"""What a chapter's program says, as a page: its own Markdown, with its own drawings in place of those made of characters."""

import os
import re
import tempfile
from typing import NamedTuple

from transferlab.failure import CellError

from .figures import figures


class Record(NamedTuple):
    """The record of a chapter's default run, in three formats of the same run."""

    json: dict
    markdown: str
    figures: list

    @property
    def claims(self):
        return self.json["claims"]


def record(programs, chapter):
    """Runs a chapter."""
    with tempfile.TemporaryDirectory(prefix="transferlab-") as folder:
        # What the seeds measured is taken from here by the second and the third format.
        rows = os.path.join(folder, "rows")
        return Record(
            programs.json(chapter.command, rows=rows), programs.output(chapter.command, "--format", "markdown", rows=rows),
            figures(programs.output(chapter.command, "--format", "html", rows=rows)))


def with_drawings(markdown, drawings, folder):
    """The program's Markdown with images in place of the drawings made of characters; both are in the same order."""
    pattern = re.compile(r"^(```+)text\n.*?\n\1$", re.DOTALL | re.MULTILINE)
    found = len(pattern.findall(markdown))
    if found != len(drawings):
        raise CellError(f"The record has {found} figures as Markdown and {len(drawings)} as HTML; {folder} cannot be shown.")
    rest = iter(enumerate(drawings, 1))

    def image(match):
        number, drawing = next(rest)
        return f":::{{image}} {folder}/figure-{number}.svg\n:alt: {drawing.description}\n:::"

    return pattern.sub(image, markdown)


def with_links(markdown, links):
    """The program's Markdown with a heading and an anchor for each claim, and below its statement a line of links."""

    def heading(match):
        identifier = match[1].replace("\\", "")
        return f"(claim-{identifier})=\n### {match[1]}: {match[2]}\n\n{match[3]}\n\n{links(identifier)}\n\n"

    return re.sub(r"^\*\*([A-Z]+-\w+): ([A-Z ]+)\*\*  \n(.*)\n\n", heading, markdown, flags=re.MULTILINE)
