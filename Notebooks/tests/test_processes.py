"""The process behind the cells: long outputs, interruptions, and what is left when the kernel ends."""

import os
import signal
import threading
import time
import unittest

from cells import SessionTestCase, eventually, is_running, python
from transferlab.cell_process import LARGEST_OUTPUT, Stopped

ENDLESS_SESSION = """
from transferlab.session import Session
session = Session()
print(session.pid, session.scratch, flush=True)
session.run('{cell}', lambda text: print(text, end="", flush=True), print)
print("idle", flush=True)
import time; time.sleep(60)
"""


class Outputs(SessionTestCase):
    def test_twenty_thousand_lines_arrive_all_and_in_order(self):
        output = self.run_cell('for line in 1...20_000 { print("line \\(line)") }')
        self.assertEqual(output, "".join(f"line {line}\n" for line in range(1, 20_001)))

    def test_output_comes_while_the_cell_runs(self):
        arrivals = []
        self.session.run(
            'import Foundation\nprint("first")\nThread.sleep(forTimeInterval: 1)\nprint("second")',
            lambda text: arrivals.append(time.monotonic()), print)
        self.assertGreater(arrivals[-1] - arrivals[0], 0.5)

    def test_a_cell_that_prints_for_ever_is_stopped(self):
        with self.assertRaisesRegex(Stopped, "printed more than 10 MB"):
            self.run_cell('while true { print("again and again and again and again and again") }')
        self.assertLess(len(self.printed), 2 * LARGEST_OUTPUT)
        self.assertEqual(self.run_cell("print(1)"), "1\n")

    def test_characters_of_several_bytes_stay_whole(self):
        self.assertEqual(self.run_cell('print(String(repeating: "ξλ½", count: 20_000))'), "ξλ½" * 20_000 + "\n")


class Interruptions(SessionTestCase):
    def setUp(self):
        super().setUp()
        # A shell lets what it starts in the background ignore interruptions.
        self.addCleanup(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, signal.default_int_handler))

    def interrupt(self, cell):
        """Runs a cell and interrupts it as Jupyter does, once it has printed."""
        def show(text):
            threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()

        with self.assertRaises(KeyboardInterrupt):
            self.session.run(cell, show, print)

    def test_a_loop_can_be_interrupted_and_the_session_goes_on(self):
        self.run_cell("var x = 1")
        self.interrupt('x = 2\nprint("begun")\nwhile true { x += 1; x -= 1 }')
        self.assertEqual(self.run_cell("print(x)"), "1\n")

    def test_an_interruption_is_heard_whenever_it_comes(self):
        endless, _ = self.session._compiled("Endless", "", "while true {}", False)
        for number in range(40):
            with self.subTest(number=number), self.assertRaises(KeyboardInterrupt):
                threading.Timer(number / 20_000, os.kill, (os.getpid(), signal.SIGINT)).start()
                self.session._process.run(endless, print, print)
        self.assertEqual(self.run_cell("print(1)"), "1\n")

    def test_one_that_another_thread_hears_is_not_lost(self):
        # What a signal comes to that arrives after the last statement and before the waiting: it interrupts no waiting.
        self.addCleanup(signal.pthread_sigmask, signal.SIG_UNBLOCK, [signal.SIGINT])
        heard = threading.Event()

        def listen():
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
            heard.wait()

        listener = threading.Thread(target=listen)
        listener.start()
        self.addCleanup(listener.join)
        self.addCleanup(heard.set)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        self.interrupt('print("begun")\nwhile true {}')
        self.assertEqual(self.run_cell("print(1)"), "1\n")

    def test_one_that_allocates_all_the_time_leaves_no_lock_held(self):
        self.run_cell("var lists: [[Int]] = []")
        for _ in range(3):
            self.interrupt('print("begun")\nwhile true { lists.append(Array(0..<1000)); lists.removeAll() }')
            self.assertEqual(self.run_cell("lists.append([1])\nprint(lists.count)\nlists = []"), "1\n")

    def test_a_cell_that_never_ends_is_stopped_at_its_limit(self):
        with self.assertRaisesRegex(Stopped, "did not end within 1 seconds"):
            self.run_cell("while true {}", limit=1)
        self.assertEqual(self.run_cell("print(1)"), "1\n")


class KilledKernels(unittest.TestCase):
    def end(self, cell, signal_number, marker):
        """Starts a kernel, ends it while the cell runs or after, and looks for what is left."""
        kernel = python(ENDLESS_SESSION.format(cell=cell))
        self.addCleanup(kernel.stdout.close)
        pid, scratch = kernel.stdout.readline().split()
        self.assertEqual(kernel.stdout.readline().strip(), marker)
        self.assertTrue(is_running(int(pid)) and os.path.exists(scratch))
        kernel.send_signal(signal_number)
        kernel.wait()
        self.assertTrue(eventually(lambda: not is_running(int(pid))), "The cells' process outlives its kernel.")
        self.assertTrue(eventually(lambda: not os.path.exists(scratch)), "The compiled cells are left behind.")
        self.assertTrue(eventually(lambda: not self.left(scratch)), "A copy of the process is left.")

    def left(self, scratch):
        """The processes whose command line names the session's folder."""
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc") if os.path.isdir("/proc") else []):
            try:
                with open(f"/proc/{pid}/cmdline") as file:
                    if scratch in file.read() and is_running(int(pid)):
                        found.append(pid)
            except OSError:
                pass
        return found

    def test_a_killed_kernel_leaves_nothing_while_a_cell_runs(self):
        self.end('print("begun")\\nwhile true {}', signal.SIGKILL, "begun")

    def test_a_killed_kernel_leaves_nothing_between_cells(self):
        self.end("let x = 1", signal.SIGKILL, "idle")

    def test_a_terminated_kernel_leaves_nothing(self):
        self.end('print("begun")\\nwhile true {}', signal.SIGTERM, "begun")


if __name__ == "__main__":
    unittest.main()
