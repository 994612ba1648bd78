"""The magics, on a shell that is only as much of IPython as they use."""

import contextlib
import io
import os
import unittest
from unittest import mock

from transferlab.cell import chapter_line, parts, swift_options
from transferlab.failure import CellError, ExitCode, Failure
from transferlab.magics import SHOWN_LAST_LINES, SHOWN_LINES, Excerpt, Magics, load


class Shell:
    """A shell with variables, a count, and registered magics."""

    def __init__(self):
        self.user_ns, self.execution_count, self.registered = {}, 4, {}

    def register_magic_function(self, function, kind, name):
        self.registered[name] = kind


class SwiftMagic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shell = Shell()
        cls.magics = Magics(cls.shell)
        cls.addClassCleanup(cls.magics.close)

    def swift(self, line, cell):
        output, errors = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
                self.magics.swift(line, cell)
        finally:
            self.errors = errors.getvalue()
        return output.getvalue()

    def test_a_cell_prints(self):
        self.assertEqual(self.swift("", "print(1 + 1)"), "2\n")

    def test_json_becomes_a_variable_and_is_not_shown(self):
        self.assertEqual(self.swift("--json numbers", "print([1, 2, 3])"), "")
        self.assertEqual(self.shell.user_ns["numbers"], [1, 2, 3])

    def test_what_is_no_json_is_refused(self):
        with self.assertRaisesRegex(CellError, "is no JSON, so there is no numbers: .*It began with 'one"):
            self.swift("--json numbers", 'print("one, two")')

    def test_an_error_names_the_notebooks_line_of_the_numbered_cell(self):
        with self.assertRaisesRegex(CellError, "^cell 4:2:7: error: cannot find 'unknown'"):
            self.swift("", "print(unknown)")

    def test_a_cell_that_must_fail_shows_how(self):
        self.assertEqual(self.swift("--expect-error", 'let x: Int = "text"'), "")
        self.assertIn("cannot convert", self.errors)
        self.swift("--expect-error", 'precondition(false, "stopped")')
        self.assertIn("stopped", self.errors)
        with self.assertRaisesRegex(CellError, "was to fail"):
            self.swift("--expect-error", "let x = 1")

    def test_a_script_that_ends_with_a_code_fails(self):
        self.assertEqual(self.swift("--script", "print(await Task { 5 }.value)"), "5\n")
        with self.assertRaisesRegex(CellError, "code 3"):
            self.swift("--script", "import Foundation\nexit(3)")

    def test_a_cell_that_nobody_is_there_to_interrupt_has_a_limit(self):
        with mock.patch.dict(os.environ, TRANSFERLAB_CELL_LIMIT="1"), self.assertRaisesRegex(CellError, "within 1 seconds"):
            self.swift("", "while true {}")

    def test_a_restart_forgets(self):
        self.swift("", "let forgotten = 1")
        self.magics.swift_restart()
        with self.assertRaisesRegex(CellError, "cannot find 'forgotten'"):
            self.swift("", "print(forgotten)")

    def test_unknown_options_are_refused_with_the_known_ones(self):
        with self.assertRaisesRegex(Failure, "--fast.*--script") as caught:
            self.swift("--fast", "")
        self.assertEqual(caught.exception.code, ExitCode.USAGE)


class LabMagic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.magics = Magics(Shell())

    def lab(self, line):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            report = self.magics.lab(line)
        self.output = output.getvalue()
        return report

    def test_a_chapter_is_shown_and_its_report_returned(self):
        report = self.lab("7 --xi 1/20")
        self.assertIn("07 · Interleaved domains", self.output)
        self.assertEqual(report.verdicts["XI-1"], "corrected")
        self.assertEqual(report.quantities["λ"], 0.9)
        self.assertEqual(report.claim("XI-1")["measured"], "9/10")

    def test_a_sweep_is_a_table_of_numbers(self):
        table = self.lab("interleaved-counterexample --sweep xi=1/10:1/5:1/10").table()
        self.assertEqual((table["xi"], table["λ"], table.texts("λ")), ([0.1, 0.2], [0.8, 0.5], ["4/5", "1/2"]))
        self.assertIn("<th scope='col'>λ</th>", table._repr_html_())

    def test_what_is_not_there_is_named_with_what_is(self):
        with self.assertRaisesRegex(Failure, "no chapter '99'; there are .*7 interleaved-counterexample") as caught:
            self.lab("99")
        self.assertEqual(caught.exception.code, ExitCode.USAGE)
        with self.assertRaisesRegex(Failure, "no column 'mu'; there are xi, λ"):
            self.lab("7 --sweep xi=1/10:1/5:1/10").table()["mu"]
        with self.assertRaisesRegex(Failure, "judges no claim 'XX-1'; it judges XI-1"):
            self.lab("7").claim("XX-1")
        with self.assertRaisesRegex(Failure, "no table with 'weather' in its title: How far apart"):
            self.lab("7").table("weather")

    def test_the_chapters_own_refusal_is_shown(self):
        with self.assertRaisesRegex(Failure, "xi") as caught:
            self.lab("7 --xi 2")
        self.assertEqual(caught.exception.code, ExitCode.USAGE)

    def test_an_empty_line_says_what_to_type(self):
        with self.assertRaisesRegex(Failure, "%lab 7"):
            self.lab("")

    def test_an_unclosed_quotation_mark_is_named(self):
        with self.assertRaisesRegex(Failure, "unclosed"):
            self.lab("7 'part")


class Cells(unittest.TestCase):
    def test_what_a_cell_asks_for(self):
        swift, = parts("%%swift --json x -O\nprint(1)")
        self.assertEqual((swift.source, swift.options.json, swift.options.optimized), ("print(1)", "x", True))
        self.assertEqual(parts("report = %lab 7 --xi 1/20\n%lab 6"), [chapter_line("7 --xi 1/20"), chapter_line("6")])
        self.assertEqual(parts("import matplotlib"), [])
        self.assertFalse(swift_options("").script)

    def test_the_extension_registers_the_magics(self):
        shell = Shell()
        load(shell)
        self.assertEqual(shell.registered, {"lab": "line", "swift": "cell", "swift_restart": "line"})


class LongOutputs(unittest.TestCase):
    def shown(self, lines, chunk):
        stream = io.StringIO()
        excerpt, text = Excerpt(stream), "".join(f"{number}\n" for number in range(1, lines + 1))
        for start in range(0, len(text), chunk):
            excerpt(text[start:start + chunk])
        excerpt.finish()
        return stream.getvalue().splitlines()

    def test_a_long_output_is_shown_from_both_ends(self):
        for chunk in (7, 1000, 10**6):
            lines = self.shown(20_000, chunk)
            self.assertEqual(lines[:SHOWN_LINES], [str(n) for n in range(1, SHOWN_LINES + 1)])
            self.assertEqual(lines[SHOWN_LINES], "… 18,980 lines are not shown …")
            self.assertEqual(lines[SHOWN_LINES + 1:], [str(n) for n in range(20_001 - SHOWN_LAST_LINES, 20_001)])

    def test_a_short_one_whole(self):
        self.assertEqual(len(self.shown(SHOWN_LINES + SHOWN_LAST_LINES, 100)), SHOWN_LINES + SHOWN_LAST_LINES)


if __name__ == "__main__":
    unittest.main()
