"""Swift cells: names persist, newer ones replace older ones, and a cell that fails leaves everything as it was."""

import os
import tempfile
import unittest
import unittest.mock

from cells import SessionTestCase
from transferlab.cell_process import Stopped
from transferlab.failure import CellError


class Names(SessionTestCase):
    def test_names_persist_and_can_be_changed(self):
        self.run_cell("import NumericCore\nvar count = 1\nlet half = Rational(1, 2)")
        self.run_cell("count += 1\nfunc twice(_ x: Rational) -> Rational { x + x }")
        self.assertEqual(self.run_cell("print(count, twice(half))"), "2 1\n")

    def test_a_newer_declaration_replaces_an_older_one(self):
        self.run_cell("func f(_ n: Int) -> Int { n }\nlet x = 1")
        self.run_cell('func f(_ n: Int) -> String { "new" }\nlet x = "text"\nprint(f(1))')
        self.assertEqual(self.run_cell("print(f(1), x)"), "new text\n")
        self.run_cell("struct f {}")
        self.assertEqual(self.run_cell("print(f(), x)"), "f() text\n")

    def test_what_used_an_older_declaration_keeps_it(self):
        self.run_cell("func base() -> Int { 1 }")
        self.run_cell("func user() -> Int { base() + 10 }")
        self.run_cell("func base() -> Int { 2 }")
        self.assertEqual(self.run_cell("print(user(), base())"), "11 2\n")

    def test_a_cell_that_only_extends_a_type_is_seen(self):
        self.run_cell("extension Int { var twice: Int { 2 * self } }")
        self.run_cell("let n = 4.twice")
        self.assertEqual(self.run_cell("print(n.twice)"), "16\n")

    def test_a_name_that_was_found_by_mistake_does_no_harm(self):
        self.run_cell("let real = 1")
        self.session._names["imagined"] = ("func", "Cell1")
        self.session._names["fancied"] = ("struct", "Cell1")
        self.assertEqual(self.run_cell("print(real)"), "1\n")
        self.assertNotIn("imagined", self.session.names)

    def test_the_courses_libraries_can_be_used(self):
        self.run_cell("import Bounds\nimport Divergences\nimport Learning\nimport NumericCore\nimport Transfer\nimport Worlds")
        self.assertEqual(
            self.run_cell("print(NormalPrior(variance: Rational(1, 4), noise: 1).sampleWeight(count: 5))"), "5/9\n")

    def test_the_compiler_leaves_no_temporary_file(self):
        with tempfile.TemporaryDirectory() as folder, unittest.mock.patch.dict(os.environ, TMPDIR=folder):
            self.run_cell("let x = 1")
            self.assertEqual(os.listdir(folder), [])

    def test_a_cell_may_be_optimised(self):
        self.assertEqual(self.run_cell("print((1...100_000_000).reduce(0, &+))", optimized=True), "5000000050000000\n")


class Failures(SessionTestCase):
    def test_an_error_names_the_line_of_the_cell(self):
        with self.assertRaises(CellError) as caught:
            self.run_cell('let fine = 1\nlet wrong: Int = "text"', label="cell 7", first_line=2)
        self.assertRegex(str(caught.exception), r"^cell 7:3:18: error: cannot convert")
        self.assertIn('let wrong: Int = "text"', str(caught.exception))
        with self.assertRaises(CellError):
            self.run_cell("print(fine)")

    def test_a_warning_does_too(self):
        self.run_cell("func f() {\n  let unused = 1\n}", label="cell 3", first_line=2)
        self.assertRegex(self.errors, r"^cell 3:3:7: warning: .*'unused'")

    def test_a_trap_ends_the_cell_and_not_the_session(self):
        self.run_cell("var x = 1")
        with self.assertRaises(Stopped):
            self.run_cell('x = 2\nprint("before")\nprecondition(x < 0, "x is \\(x)")', label="cell 2", first_line=2)
        self.assertEqual(self.printed, "before\n")
        self.assertIn("cell 2:4: Precondition failed: x is 2", self.errors)
        self.assertNotIn("stack trace", self.errors)
        self.assertEqual(self.run_cell("print(x)"), "1\n", "The variables are as they were before the cell.")

    def test_a_trap_inside_the_standard_library_names_the_line_of_the_cell(self):
        self.run_cell("func third(_ list: [Int]) -> Int {\n  list[3]\n}", label="cell 1", first_line=2)
        with self.assertRaises(Stopped):
            self.run_cell("let list = [1]\n\nprint(third(list))", label="cell 2", first_line=2)
        self.assertIn("Index out of range\n", self.errors)
        self.assertIn("in cell 1:3, called from cell 2:4\n", self.errors)

    def test_many_traps_in_a_row(self):
        self.run_cell("var x = 0")
        for expected in range(1, 4):
            with self.assertRaises(Stopped):
                self.run_cell("x = 100\nlet empty: [Int] = []\nprint(empty[x])")
            self.assertEqual(self.run_cell("x += 1\nprint(x)"), f"{expected}\n")

    def test_exit_and_endless_recursion_end_the_cell_and_not_the_session(self):
        self.run_cell("import Foundation\nlet kept = 5")
        with self.assertRaisesRegex(Stopped, "--script"):
            self.run_cell('print("said", terminator: "")\nexit(0)')
        self.assertEqual(self.printed, "said")
        with self.assertRaises(Stopped):
            self.run_cell("func deeper(_ n: Int) -> Int { n < 0 ? 0 : deeper(n + 1) + 1 }\nprint(deeper(0))")
        self.assertEqual(self.run_cell("print(kept)"), "5\n")

    def test_an_uncaught_error_ends_the_cell_with_its_description(self):
        with self.assertRaises(Stopped):
            self.run_cell('struct Broken: Error { let why: String }\nthrow Broken(why: "no data")', label="cell 1")
        self.assertIn("no data", self.errors)

    def test_a_cell_reads_nothing_from_standard_input(self):
        self.assertEqual(self.run_cell("print(readLine() ?? \"nothing\")"), "nothing\n")


class Programs(SessionTestCase):
    def test_a_program_of_its_own_may_await_and_exit(self):
        output, remarks, code = self.session.run_program(
            "import Foundation\nfunc slow() async -> Int { 7 }\nprint(await slow())\nexit(3)")
        self.assertEqual((output, remarks, code), ("7\n", "", 3))

    def test_its_errors_name_the_line_of_the_cell(self):
        with self.assertRaisesRegex(CellError, "cell 5:3:7: error: cannot find 'unknown'"):
            self.session.run_program("\nprint(unknown)", label="cell 5", first_line=2)

    def test_one_that_never_ends_is_stopped(self):
        with self.assertRaisesRegex(Stopped, "did not end within 1 seconds"):
            self.session.run_program("while true {}", limit=1)


if __name__ == "__main__":
    unittest.main()
