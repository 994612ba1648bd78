"""What is refused, in a sentence; and what the checks of a built site find."""

import os
import socket
import subprocess
import tempfile
import unittest
import unittest.mock

from coursebook import check, printed, site
from transferlab.course import ROOT
from transferlab.failure import ExitCode, Failure


def lab(*arguments, **environment):
    """Runs ./lab book."""
    return subprocess.run(
        [os.path.join(ROOT, "lab"), "book", *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env={**os.environ, **environment})


class Command(unittest.TestCase):
    def assertEnds(self, result, code, words):
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertRegex(result.stderr, words)
        self.assertNotIn("Traceback", result.stderr)

    def test_no_python(self):
        self.assertEnds(lab(TRANSFERLAB_PYTHON="no-such-python"), ExitCode.NOT_INSTALLED, "Python 3.10 or later is needed")

    def test_an_unknown_option(self):
        self.assertEnds(lab("--chekc"), ExitCode.USAGE, "--chekc")

    def test_a_folder_with_other_things(self):
        self.assertEnds(lab("--out", ROOT), ExitCode.USAGE, "holds other things than a book")

    def test_a_file(self):
        self.assertEnds(lab("--out", os.path.join(ROOT, "README.md")), ExitCode.USAGE, "is a file")

    def test_a_port_in_use(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            port = listener.getsockname()[1]
            self.assertEnds(lab("--serve", "--port", str(port)), ExitCode.NOT_INSTALLED, f"Port {port} is in use; .*--port {port + 1}")

    def test_no_chromium(self):
        with unittest.mock.patch("shutil.which", return_value=None), unittest.mock.patch("os.path.exists", return_value=False):
            with self.assertRaisesRegex(Failure, "Chromium, which is not installed; type: "):
                printed.chromium()


class Site(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def test_a_site_without_faults(self):
        self.write("index.html", '<a href="a/b.html#x">b</a><a href="https://example.org/">elsewhere</a><a href="#y" id="y">y</a><img src="i.svg">')
        self.write("i.svg", "")
        self.write("a/b.html", '<h1 id="x">x</h1><a href="../index.html">up</a>')
        self.assertEqual(check.faults(self.folder), [])

    def test_every_fault_is_found(self):
        self.write("index.html", '<a href="no.html">1</a><a href="#no">2</a><script src="https://example.org/a.js"></script><img src="//example.org/b.png">')
        self.write("large.html", "x" * (check.LARGEST_PAGE + 1))
        self.write("_static/a.css", "@import 'https://example.org/c.css'; a { background: url(https://example.org/d.png) }")
        found = "\n".join(check.faults(self.folder))
        for words in ("no.html leads nowhere", "no anchor #no", "a.js", "b.png", "c.css", "d.png", "large.html: 1000001 bytes"):
            self.assertIn(words, found)

    def test_no_site_is_a_fault(self):
        self.assertEqual(len(check.faults(self.folder)), 1)

    def test_embedded_rows_are_read(self):
        self.write("index.html", '<script type="application/json">{"rows": ["\\u003c"]}</script>')
        self.assertEqual(check.Page(os.path.join(self.folder, "index.html")).rows, [{"rows": ["<"]}])

    def test_two_builds_are_compared(self):
        self.write("a/same", "1")
        self.write("b/same", "1")
        self.write("a/other", "1")
        self.write("b/other", "2")
        self.write("b/more", "")
        first, second = (os.path.join(self.folder, name) for name in "ab")
        self.assertEqual(check.differences(first, second), ["more", "other"])

    def test_a_book_replaces_a_book_and_nothing_else(self):
        self.write("built/index.html", "new")
        built, place = os.path.join(self.folder, "built"), os.path.join(self.folder, "place")
        site.publish(built, place)
        self.write("place/old.html", "old")
        site.publish(built, place)
        self.assertEqual(sorted(os.listdir(place)), [site.MARK, "index.html"])
        os.remove(os.path.join(place, site.MARK))
        with self.assertRaisesRegex(Failure, "holds other things"):
            site.publish(built, place)


if __name__ == "__main__":
    unittest.main()
