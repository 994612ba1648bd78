"""Notebooks as files: what is refused, and what the runner of the standard library finds."""

import contextlib
import io
import json
import os
import re
import tempfile
import unittest

from transferlab import check
from transferlab.course import Course
from transferlab.failure import ExitCode, Failure
from transferlab.notebook import FOLDER, Notebook, all_notebooks, chosen


class NotebookFiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "trial.ipynb")

    def write(self, text):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(text)

    def write_cells(self, *sources, outputs=()):
        cells = [{"cell_type": "code", "source": source, "outputs": list(outputs), "execution_count": None} for source in sources]
        self.write(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}))

    def check(self, *arguments):
        """Runs the runner: its exit code; what it said is in `said`."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            code = check.main([*arguments, self.path])
        self.said = said.getvalue()
        return code

    def test_what_is_no_notebook_is_refused_with_what_to_type(self):
        whole = '{"nbformat": 4, "metadata": {}, "cells": '
        for text, words in [
            ("{ not json", "not JSON"), ("[]", "no notebook of format 4"), ('{"nbformat": 3}', "format 4"),
            ('{"nbformat": 4, "cells": []}', "format 4"), (whole + "[1]}", "format 4"), (whole + '[{"cell_type": "code"}]}', "format 4"),
        ]:
            self.write(text)
            self.assertEqual(self.check(), ExitCode.BAD_DATA)
            self.assertIn(words, self.said)
            self.assertIn("git checkout", self.said)

    def test_a_missing_notebook_is_named_with_those_that_are_there(self):
        self.path = "no-such.ipynb"
        self.assertEqual(self.check(), ExitCode.USAGE)
        self.assertIn("07-interleaved-counterexample.ipynb", self.said)

    def test_outputs_are_not_committed(self):
        self.write_cells("%%swift\nprint(1)", outputs=[{"output_type": "stream", "name": "stdout", "text": "1"}])
        self.assertEqual(self.check(), ExitCode.NOT_AS_STATED)
        self.assertIn("Clear Outputs", self.said)

    def test_a_run_of_nothing_fails(self):
        self.write_cells("print(1)")
        self.assertEqual(self.check(), ExitCode.NOT_AS_STATED)
        self.assertIn("no Swift cell", self.said)

    def test_a_failing_cell_is_named(self):
        self.write_cells("import math", '%%swift\nprecondition(1 > 2, "one is not more than two")')
        self.assertEqual(self.check(), ExitCode.NOT_AS_STATED)
        self.assertIn("trial.ipynb, code cell 2:", self.said)
        self.assertIn("cell 2:2: Precondition failed: one is not more than two", self.said)

    def test_a_failing_chapter_is_named(self):
        self.write_cells("%%swift\nprint(1)", "report = %lab 7 --xi 3")
        self.assertEqual(self.check(), ExitCode.USAGE)
        self.assertIn("code cell 2", self.said)

    def test_a_cell_that_never_ends_is_stopped(self):
        self.write_cells("%%swift\nwhile true {}")
        self.assertEqual(self.check("--limit", "1"), ExitCode.NOT_AS_STATED)
        self.assertIn("did not end within 1 seconds", self.said)

    def test_a_right_notebook_passes(self):
        self.write_cells("%%swift\nlet x = 2", "%%swift --json y\nprint([x])", "print(y)", "%lab 7")
        self.assertEqual(self.check(), 0)
        self.assertIn("2 Swift cells and 1 chapter runs", self.said)


class CourseNotebooks(unittest.TestCase):
    def test_each_belongs_to_a_chapter(self):
        chapters = {f"{number:02}-{command}" for number, command in Course().chapters().items()}
        for path in all_notebooks():
            self.assertIn(os.path.basename(path).removesuffix(".ipynb"), chapters)

    def test_each_is_a_walk_through(self):
        for path in all_notebooks():
            notebook = Notebook(path)
            text = "\n".join("".join(cell["source"]) for cell in notebook.json["cells"])
            with self.subTest(notebook.name):
                self.assertEqual(notebook.faults, [])
                self.assertGreaterEqual(text.count("**Predict.**"), 4, "questions to predict before a cell is run")
                self.assertGreaterEqual(text.count("precondition("), 4, "values that are checked")
                self.assertIn("explore(", text)
                self.assertRegex(text, rf"%lab {int(notebook.name[:2])}\b")

    def test_their_links_lead_somewhere(self):
        for path in all_notebooks():
            for target in re.findall(r"\]\(([^)#]+)", "".join("".join(cell["source"]) for cell in Notebook(path).json["cells"])):
                self.assertTrue(os.path.exists(os.path.join(FOLDER, target)), f"{os.path.basename(path)}: {target}")

    def test_a_number_means_a_notebook(self):
        self.assertEqual([os.path.basename(path) for path in chosen(["7"])], ["07-interleaved-counterexample.ipynb"])
        with self.assertRaisesRegex(Failure, "no notebook '98'"):
            chosen(["98"])


if __name__ == "__main__":
    unittest.main()
