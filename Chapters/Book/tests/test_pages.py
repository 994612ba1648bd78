"""How the pages are made of lessons, records, notebooks and sources."""

import glob
import json
import os
import re
import tempfile
import unittest

from coursebook import lesson, notebook_page, record, sweeps, works
from coursebook.figures import figures
from coursebook.pages import escape, table, test_place
from coursebook.plan import PlannedChapter
from coursebook.programs import Programs
from transferlab.course import ROOT, Course
from transferlab.failure import CellError, Failure

PAGE = """<style>
body{margin:0}

text{fill:#000}
</style></head><body><svg><defs><pattern id="h1"/></defs></svg><main><figure>
<svg viewBox="0 0 720 396"><title>t</title>
<desc id="d">a &lt; b</desc>
<path d="M1 2L3 4L5 6" class="l l0"/><path d="M1 7L3 8L5 9" class="l l1"/></svg>
</figure></main>"""


class Lessons(unittest.TestCase):
    def test_links_lead_within_the_book(self):
        page = lesson.as_page("[λ](../GLOSSARY.md#λ) and [six](../06-ben-david-bound/README.md)", set())
        self.assertEqual(page, "[λ](../glossary.md#λ) and [six](../06-ben-david-bound/index.md)")

    def test_a_claim_is_a_link_in_prose_alone(self):
        text = "**XI-1** says `XI-1` and $XI-1$, see [XI-1](a.md).\n```console\nXI-1\n```\n    XI-1\nXI-99"
        page = lesson.as_page(text, {"XI-1"})
        self.assertEqual(page, text.replace("**XI-1**", "**[XI-1](#claim-xi-1)**"))

    def test_a_shown_function_gets_the_name_of_its_file(self):
        page = lesson.as_page("```swift Sources/A.swift init\nlet a = 1\n```", set())
        self.assertEqual(page, "```{code-block} swift\n:caption: Sources/A.swift, `init`\n\nlet a = 1\n```")

    def test_what_moves_comes_before_the_questions(self):
        self.assertEqual(lesson.divided("a\n## Try\nb"), ("a", "\n## Try\nb"))


class Tests(unittest.TestCase):
    def test_a_claim_that_is_tested_by_name_leads_there_and_any_other_to_the_contract(self):
        words = test_place("interleaved-counterexample", "XI-1")
        path, number = re.fullmatch("tested in `(Tests/ChapterTests/InterleavedCounterexampleTests.swift)`, line (.*)", words).groups()
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            self.assertIn('"XI-1"', file.read().split("\n")[int(number) - 1])
        self.assertEqual(test_place("vc-bound", "XI-1"), "verdict tested in `Tests/ChapterTests/ChapterContractTests.swift`")


class Records(unittest.TestCase):
    def test_drawings_take_the_place_of_those_of_characters(self):
        found = figures(PAGE)
        self.assertEqual(found[0].description, "a < b")
        self.assertIn("text{fill:#000}", found[0].svg)
        self.assertNotIn("body{", found[0].svg)
        page = record.with_drawings("before\n\n```text\n  +--+\n```\n\nafter", found, ".")
        self.assertEqual(page, "before\n\n:::{image} ./figure-1.svg\n:alt: a < b\n:::\n\nafter")

    def test_a_drawing_too_few_is_refused(self):
        with self.assertRaisesRegex(CellError, "2 figures as Markdown and 1 as HTML"):
            record.with_drawings("```text\na\n```\n\n```text\nb\n```", figures(PAGE), ".")

    def test_a_claim_gets_an_anchor_and_links(self):
        page = record.with_links("**XI-1b: HOLDS**  \nFor every ξ.\n\n- source", lambda identifier: f"→ {identifier}")
        self.assertEqual(page, "(claim-XI-1b)=\n### XI-1b: HOLDS\n\nFor every ξ.\n\n→ XI-1b\n\n- source")


class Sweeps(unittest.TestCase):
    def test_rows_are_in_the_programs_own_words(self):
        self.assertEqual(
            sweeps.cells('<tr><th>a</th><th class="number">b &lt; c</th></tr>\n<tr><td>1/2</td><td class="number">0.50 ± 0.11</td></tr>'),
            [["a", "b < c"], ["1/2", "0.50 ± 0.11"]])

    def test_places_are_those_of_the_figure(self):
        self.assertEqual(sweeps.places(PAGE, 3), [(1, [2, 7]), (3, [4, 8]), (5, [6, 9])])
        with self.assertRaisesRegex(CellError, "no curve with a point for each row"):
            sweeps.places(PAGE, 4)

    def test_each_belongs_to_a_chapter_and_each_chapter_has_one(self):
        self.assertEqual(set(sweeps.explorables()), set(Course().chapters()))

    def test_a_figure_that_does_not_move_is_refused(self):
        chapter = PlannedChapter(7, "seven", True, 0, [], "")
        explorable = {"chapter": 7, "title": "t", "options": ["--sweep", "x=1:3:1"], "figure": 1}
        table = "".join(f"<tr><td>{value}</td></tr>" for value in ("x", 1, 2, 3))

        class Pages:
            def __init__(self, moves):
                self.moves = moves

            def output(self, program, *options, may_differ=False):
                return PAGE.replace("a &lt; b", options[-3] if self.moves else "a") + table

        self.assertEqual([each.description for each in sweeps.sweep(Pages(True), chapter, explorable).frames], ["1", "2", "3"])
        with self.assertRaisesRegex(CellError, "nothing moves"):
            sweeps.sweep(Pages(False), chapter, explorable)


class Printed(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def output(self, script, *options, may_differ=False):
        """What a program prints that appends a line to `runs` whenever it runs."""
        with open(os.path.join(self.folder, "program"), "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\necho run >> "{self.folder}/runs"\n{script}\n')
        os.chmod(file.name, 0o755)
        programs = Programs(self.folder, os.path.join(self.folder, "memory"))
        return programs.output("program", *options, may_differ=may_differ)

    @property
    def runs(self):
        with open(os.path.join(self.folder, "runs"), encoding="utf-8") as file:
            return len(file.readlines())

    def test_it_is_kept_by_the_programs_bytes_and_its_options(self):
        for expected, script, options in [(1, 'echo "$1"', "a"), (1, 'echo "$1"', "a"), (2, 'echo "$1"', "b"), (3, 'echo "$1" ', "a")]:
            self.assertEqual(self.output(script, options), f"{options}\n")
            self.assertEqual(self.runs, expected)

    def test_claims_come_out_as_stated_unless_the_parameters_are_others(self):
        self.assertEqual(self.output("echo page; exit 1", may_differ=True), "page\n")
        with self.assertRaisesRegex(Failure, "the book would contradict it"):
            self.output("echo page; exit 1")
        with self.assertRaisesRegex(Failure, "ended with 64: no such option"):
            self.output("echo no such option >&2; exit 64", may_differ=True)


class Notebooks(unittest.TestCase):
    def test_a_notebook_to_read(self):
        cells = [("markdown", "# Seven\n[lesson](../Chapters/07-a/README.md)"), ("code", "%%swift\nlet a = 1"), ("code", "a = 5 % 2")]
        page = notebook_page.as_page({"cells": [{"cell_type": kind, "source": [text]} for kind, text in cells]}, "Seven")
        self.assertEqual(page, "# Seven\n[lesson](../07-a/index.md)\n\n```swift\n%%swift\nlet a = 1\n```\n\n```python\na = 5 % 2\n```\n")


class Sources(unittest.TestCase):
    def test_the_table_of_sources_is_read(self):
        entries = {work.name: work for work in works.works()}
        self.assertGreater(len(entries), 30)
        self.assertEqual(entries["theory"].short, "Ben-David et al. 2010")
        self.assertTrue(entries["impossibility"].is_seen)
        self.assertFalse(entries["theory"].is_seen)

    def test_a_source_that_is_in_no_table_is_found(self):
        known = works.works('static let a = Source("A. B", "On \\"c\\"", "D 1 (1999)")')
        self.assertEqual(known[0].title, 'On "c"')
        claims = [{"source": 'A. B, "On "c"", D 1 (1999), p. 3; often said'}, {"source": 'E. F, "Other", G 2, p. 4'}]
        self.assertEqual(works.uncited(claims, known), ['E. F, "Other", G 2, p. 4'])


class Exercises(unittest.TestCase):
    def test_nothing_of_a_solution_is_taken(self):
        for number, command in Course().chapters().items():
            chapter = PlannedChapter(number, command, True, 0, [], "")
            for exercise in chapter.exercises:
                letter = exercise.identifier[-1]
                folder = next(iter(glob.glob(os.path.join(chapter.path, "Exercises", f"{letter}-*"))))
                with open(os.path.join(folder, "Solution.swift"), encoding="utf-8") as file:
                    solution = file.read()
                with open(os.path.join(folder, "exercise.json"), encoding="utf-8") as file:
                    hints = json.load(file)["hints"]
                shown = " ".join(map(str, exercise))
                self.assertNotIn(solution.strip(), shown)
                self.assertFalse([hint for hint in hints if hint in shown])


class Markdown(unittest.TestCase):
    def test_text_stays_text(self):
        self.assertEqual(escape("R_S(h) < *1* | $x$ [a]"), "R_S(h) \\< \\*1\\* \\| \\$x\\$ \\[a\\]")

    def test_a_table(self):
        self.assertEqual(table(["a"], [["1|2"]]), "| a |\n| --- |\n| 1\\|2 |")


if __name__ == "__main__":
    unittest.main()
