"""The works that the course cites, as its table of sources has them."""

import os
import re
from typing import NamedTuple

from transferlab.course import ROOT

TABLE = os.path.join(ROOT, "Sources", "Report", "Findings", "Bibliography.swift")
_STRING = r'"((?:[^"\\]|\\.)*)"'


class Work(NamedTuple):
    """An entry of the table of sources."""

    name: str
    authors: str
    title: str
    venue: str
    is_seen: bool

    @property
    def anchor(self):
        return f"work-{self.name.lower()}"

    @property
    def short(self):
        """The first author's surname and the year, for a link."""
        surname = re.split(r",| and | et al", self.authors)[0].split(". ")[-1]
        year = re.findall(r"\b(1[89]\d\d|20\d\d)\b", self.venue)
        others = " et al." if re.search(r",| and | et al", self.authors) else ""
        return f"{surname}{others}{' ' + year[-1] if year else ''}"

    def is_cited_in(self, source):
        """Whether a claim's source names this work."""
        return f'{self.authors}, "{self.title}", {self.venue}' in source


def works(text=None):
    """The entries of Bibliography.swift, in its order."""
    if text is None:
        with open(TABLE, encoding="utf-8") as file:
            text = file.read()
    pattern = rf"static let (\w+) = Source\(\s*{_STRING},\s*{_STRING},\s*{_STRING}(,\s*isSeen: true)?\s*\)"
    return [
        Work(match[1], *(re.sub(r"\\(.)", r"\1", match[place]) for place in (2, 3, 4)), bool(match[5]))
        for match in re.finditer(pattern, text)]


def uncited(claims, entries):
    """The sources of claims that read like a work's and are none of the table: nothing while the table and this reader agree."""
    looks_like_a_work = re.compile(r'^[A-Z][^"]*, "[^"]+", ')
    return [
        part for claim in claims for part in claim["source"].split("; ")
        if looks_like_a_work.match(part) and not any(work.is_cited_in(part) for work in entries)]
