"""The pages of the book as Markdown, for Sphinx."""

import glob
import json
import os
import re
import shutil

from transferlab.course import ROOT
from transferlab.failure import CellError

from . import CHAPTERS, lesson, notebook_page, sweeps
from .interfaces import LIBRARIES
from .plan import planned_chapters
from .record import record, with_drawings, with_links
from .works import uncited, works

NOTEBOOKS = os.path.join(ROOT, "Notebooks")


class Pages:
    """All pages, written into a folder.

    `is_for_print` leaves out what nobody reads on paper: the programs and the notebooks.
    """

    def __init__(self, programs, folder, is_for_print=False, has_api=False, report=print):
        self.folder = folder
        self.is_for_print = is_for_print
        self.has_api = has_api
        self.programs = programs
        self.plan = planned_chapters(programs)
        self.chapters = [chapter for chapter in self.plan if chapter.is_ready]
        self.works = works()
        self.records = {}
        for chapter in self.chapters:
            report(f"lab: chapter {chapter.number}, {chapter.command}")
            self.records[chapter.number] = record(programs, chapter)
        self.claims = {claim["id"]: claim for each in self.records.values() for claim in each.claims}
        unknown = uncited(self.claims.values(), self.works)
        if unknown:
            raise CellError(f"Bibliography.swift has no entry that reads like this source of a claim: {unknown[0]}")

    def write(self):
        """Writes every page, into a folder that held nothing else than an earlier try."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for chapter in self.chapters:
            self._write_chapter(chapter)
        self._put("index.md", self._index())
        self._put("ledger.md", self._ledger())
        self._put("sources.md", self._sources())
        self._put("exercises.md", self._exercises())
        self._put("teaching.md", _course_page("TEACHING.md"))
        with open(os.path.join(CHAPTERS, "GLOSSARY.md"), encoding="utf-8") as file:
            self._put("glossary.md", file.read())

    def _put(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.rstrip("\n") + "\n")

    # --- A chapter -----------------------------------------------------------------------------------------------------

    def _write_chapter(self, chapter):
        for number, figure in enumerate(self.records[chapter.number].figures, 1):
            self._put(f"{chapter.folder}/figure-{number}.svg", figure.svg)
        self._put(f"{chapter.folder}/index.md", self._lesson(chapter))
        self._put(f"{chapter.folder}/record.md", self._record(chapter))
        if not self.is_for_print:
            self._put(f"{chapter.folder}/program.md", self._program(chapter))
            if self._has_notebook(chapter):
                self._write_notebook(chapter)

    def _has_notebook(self, chapter):
        return os.path.exists(os.path.join(NOTEBOOKS, f"{chapter.folder}.ipynb"))

    def _lesson(self, chapter):
        text = lesson.as_page(chapter.lesson, self.claims)
        title, rest = text.split("\n", 1)
        before, after = lesson.divided(rest)
        box = f"*{self._facts(chapter)}*\n\n{self._places(chapter)}"
        pages = ["record"] if self.is_for_print else ["record", "program"] + ["notebook"] * self._has_notebook(chapter)
        contents = "\n".join(["```{toctree}", ":hidden:", "", *pages, "```"])
        return "\n\n".join([title, box, before.strip(), self._explorable(chapter), after.strip(), contents])

    def _facts(self, chapter):
        after = [self._chapter_link(number, "../") for number in chapter.after]
        return f"{chapter.minutes} minutes · {chapter.part}" + (f" · after chapter {', '.join(after)}" if after else "")

    def _places(self, chapter):
        links = ["[what the program says](record.md)"]
        if not self.is_for_print:
            links += ["[the program](program.md)"] + ["[the notebook](notebook.md)"] * self._has_notebook(chapter)
        exercises = " ".join(self._exercise_link(each) for each in chapter.exercises)
        return "Beside this lesson: " + ", ".join(links) + (f"; exercises {exercises}" if exercises else "") + "."

    def _chapter_link(self, number, up=""):
        chapter = next(each for each in self.plan if each.number == number)
        return f"[{number}]({up}{chapter.folder}/index.md)" if chapter.is_ready else f"{number} (planned)"

    def _exercise_link(self, exercise):
        return f"[{exercise.identifier}](#exercise-{exercise.identifier})"

    def _explorable(self, chapter):
        explorable = sweeps.explorables().get(chapter.number)
        if explorable is None:
            return ""
        shown = sweeps.sweep(self.programs, chapter, explorable)
        # Raw HTML shows files that Sphinx copies as they are.
        for name, svg in sweeps.images(shown, chapter.number).items():
            self._put(f"static/figures/{name}", svg)
        if self.is_for_print:
            figure = f":::{{image}} ../static/figures/sweep-{chapter.number}.svg\n:alt: {shown.figure.description}\n:::"
        else:
            figure = f"```{{raw}} html\n{sweeps.markup(shown, '../_static/figures', chapter.number)}\n```"
        said = f"`{shown.command}` makes this table and its curves."
        return "\n\n".join([f"## {shown.title}", figure, table(shown.columns, shown.rows), said])

    def _record(self, chapter):
        kept = self.records[chapter.number]
        text = with_drawings(kept.markdown, kept.figures, ".")
        text = with_links(text, lambda identifier: self._links(chapter, identifier))
        title, rest = text.split("\n", 1)
        head = f"{title}: what the program says\n\nThe record of `./lab run {chapter.number} --all`, for the [lesson](index.md)."
        return f"{head}\n{rest}"

    def _links(self, chapter, identifier):
        """From a claim to its judge, its test, its works and the chapter's exercises."""
        claim = self.claims[identifier]
        links = [self._judge(chapter, identifier), test_place(chapter.command, identifier)]
        links += [f"[{work.short}](#{work.anchor})" for work in self.works if work.is_cited_in(claim["source"])]
        if chapter.exercises:
            links.append("exercises " + " ".join(self._exercise_link(each) for each in chapter.exercises))
        return "→ " + " · ".join(links + ["[the ledger](../ledger.md)"])

    def _judge(self, chapter, identifier):
        for name in chapter.program_files:
            lines = chapter.program_text(name).split("\n")
            for number, line in enumerate(lines, 1):
                if f'"{identifier}"' in line:
                    place = f"{name}, line {number}"
                    return f"judged in {place}" if self.is_for_print else f"judged in [{place}](#{anchor(chapter, name)})"
        raise CellError(f"No file of chapter {chapter.number} declares the claim {identifier}.")

    def _program(self, chapter):
        blocks = [
            f"# {chapter.number:02} · {chapter.title}: the program",
            "What the [record](record.md) is computed by; the algorithms are in the libraries."]
        for name in chapter.program_files:
            code = f"````{{code-block}} swift\n:linenos:\n\n{chapter.program_text(name)}````"
            blocks.append(f"({anchor(chapter, name)})=\n## {name}\n\n{code}")
        return "\n\n".join(blocks)

    def _write_notebook(self, chapter):
        path = os.path.join(NOTEBOOKS, f"{chapter.folder}.ipynb")
        with open(path, encoding="utf-8") as file:
            title, rest = notebook_page.as_page(json.load(file), chapter.title).split("\n", 1)
        shutil.copyfile(path, os.path.join(self.folder, chapter.folder, f"{chapter.folder}.ipynb"))
        note = (
            f"The notebook to read. `./lab notebooks {chapter.number}` opens it in JupyterLab, where its cells run; what they print is not "
            f"shown here. {{download}}`Download it <{chapter.folder}.ipynb>`.")
        self._put(f"{chapter.folder}/notebook.md", f"{title}\n\n{note}\n{rest}")

    # --- The whole course ----------------------------------------------------------------------------------------------

    def _index(self):
        with open(os.path.join(os.path.dirname(__file__), "welcome.md"), encoding="utf-8") as file:
            blocks = [file.read().strip()]
        parts = list(dict.fromkeys(chapter.part for chapter in self.plan))
        for place, part in enumerate(parts, 1):
            chapters = [chapter for chapter in self.plan if chapter.part == part]
            rows = [[
                str(chapter.number),
                f"[{chapter.title}]({chapter.folder}/index.md)" if chapter.is_ready else f"{chapter.title} (planned)",
                str(chapter.minutes), ", ".join(map(str, chapter.after)) or "nothing"] for chapter in chapters]
            blocks.append(f"## Part {place}: {part}\n\n" + table(["chapter", "title", "minutes", "after"], rows, escaped=False))
            ready = [f"{chapter.folder}/index" for chapter in chapters if chapter.is_ready]
            if ready:
                blocks.append(contents(f"{place} · {part}", ready))
        blocks.append(contents("The whole course", ["ledger", "sources", "exercises", "teaching", "glossary"]))
        if self.has_api:
            links = ", ".join(f'<a href="api/{name}/documentation/{name.lower()}/">{name}</a>' for name in LIBRARIES)
            blocks.append(
                "## The libraries\n\nTheir public interfaces, by DocC; these pages need JavaScript and a server (`./lab book --serve`): "
                f"{links}.")
        return "\n\n".join(blocks)

    def _ledger(self):
        counts = {}
        for claim in self.claims.values():
            counts[claim["verdict"]] = counts.get(claim["verdict"], 0) + 1
        said = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items(), key=lambda each: -each[1]))
        blocks = [f"# The ledger of claims\n\n{len(self.claims)} claims: {said}. `./lab ledger` prints them in a terminal."]
        for chapter in self.chapters:
            rows = [
                [claim_link(claim), escape(claim["statement"]), claim["verdict"], self._source_links(claim["source"])]
                for claim in self.records[chapter.number].claims]
            title = f"## {chapter.number} · {chapter.title}\n\n"
            blocks.append(title + table(["claim", "statement", "verdict", "source"], rows, escaped=False))
        return "\n\n".join(blocks)

    def _source_links(self, source):
        """The works of a source as links, and in words what no work says."""
        cited = [f"[{work.short}](#{work.anchor})" for work in self.works if work.is_cited_in(source)]
        return ", ".join(cited) or escape(source)

    def _sources(self):
        blocks = [
            "# Sources\n\nEvery work that the course cites, and the claims about it. “Not seen” means that the text has not been read for "
            "this course: places in it are as others quote them."]
        for work in sorted(self.works, key=lambda work: (work.short, work.title)):
            claims = [claim for claim in self.claims.values() if work.is_cited_in(claim["source"])]
            about = ", ".join(f"{claim_link(claim)} ({claim['verdict']})" for claim in claims)
            seen = "" if work.is_seen else " Not seen."
            blocks.append(
                f"({work.anchor})=\n## {escape(work.title)}\n\n{escape(work.authors)}, {escape(work.venue)}.{seen}\n\n"
                + (f"Claims: {about}." if about else "No claim of a chapter that is written."))
        said = [claim for claim in self.claims.values() if not any(work.is_cited_in(claim["source"]) for work in self.works)]
        rows = [[claim_link(claim), escape(claim["source"]), claim["verdict"]] for claim in said]
        blocks.append("## What no single work says\n\n" + table(["claim", "where it is from", "verdict"], rows, escaped=False))
        return "\n\n".join(blocks)

    def _exercises(self):
        blocks = [_course_page("EXERCISES.md"), "## The exercises", "Solutions are not part of the book."]
        every = [(chapter, exercise) for chapter in self.chapters for exercise in chapter.exercises]
        rows = [[self._exercise_link(each), escape(each.title), each.kind, str(each.minutes), str(each.points)] for _, each in every]
        blocks.append(table(["exercise", "title", "kind", "minutes", "points"], rows, escaped=False))
        for chapter, each in every:
            claims = ", ".join(map(claim_link, self.records[chapter.number].claims))
            place = f"[chapter {chapter.number}]({chapter.folder}/index.md)"
            blocks.append(
                f"(exercise-{each.identifier})=\n### {each.identifier} · {escape(each.title)}\n\n"
                f"*{each.kind}, {each.minutes} minutes, {each.points} points; {place}*\n\n{escape(each.task)}\n\n"
                + (f"In writing: {escape(each.question)}\n\n" if each.question else "")
                + f"```swift\n{each.starter}\n```\n\nThe chapter's claims: {claims}.")
        return "\n\n".join(blocks)


def test_place(command, identifier):
    """Where a claim is tested by name; every claim is in a chapter's default run, whose verdicts are tested."""
    module = command.replace("-", "_")
    for folder in ("ChapterTests", "TheoremTests"):
        for path in sorted(glob.glob(os.path.join(ROOT, "Tests", folder, "*.swift"))):
            with open(path, encoding="utf-8") as file:
                lines = file.read().split("\n")
            if folder == "ChapterTests" and f"@testable import {module}" not in lines:
                continue
            for number, line in enumerate(lines, 1):
                if f'"{identifier}"' in line:
                    return f"tested in `{os.path.relpath(path, ROOT)}`, line {number}"
    return "verdict tested in `Tests/ChapterTests/ChapterContractTests.swift`"


def _course_page(name):
    """A page of the course beside the chapters, with links that lead within the book."""
    with open(os.path.join(CHAPTERS, name), encoding="utf-8") as file:
        return file.read().strip().replace("(TEACHING.md)", "(teaching.md)").replace("(EXERCISES.md)", "(exercises.md)")


def contents(caption, pages):
    """Pages for the navigation."""
    return "\n".join(["```{toctree}", ":hidden:", f":caption: {caption}", "", *pages, "```"])


def claim_link(claim):
    """A claim as a link to its record."""
    return f"[{claim['id']}](#claim-{claim['id'].lower()})"


def anchor(chapter, name):
    """The anchor of a program file."""
    return f"program-{chapter.number}-{re.sub(r'[^a-z0-9]+', '-', name.lower())}"


def escape(text):
    """Text with what Markdown would read as mark-up escaped; an underscore between letters is none."""
    return re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", re.sub(r"([\\*<>\[\]$|])", r"\\\1", text))


def table(columns, rows, escaped=True):
    """A table of Markdown."""
    write = escape if escaped else str
    lines = [list(map(escape, columns)), ["---"] * len(columns), *([write(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
