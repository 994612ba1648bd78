"""The kernel's end of the process in which Swift cells run (`host`)."""

import codecs
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time

from .failure import CellError, ExitCode, Failure

# More than a reader reads, and less than a browser suffers from; a cell that prints for ever ends here.
LARGEST_OUTPUT = 10_000_000


class Stopped(CellError):
    """The cell's process ended before the cell did; the state is that before the cell."""


class CellProcess:
    """Runs compiled cells and hands on what they print while they print it."""

    def __init__(self, product, scratch):
        control_read, self._control = os.pipe()
        self._status, status_write = os.pipe()
        self._output, output_write = os.pipe()
        self._error, error_write = os.pipe()
        host = os.path.join(os.path.dirname(os.path.abspath(__file__)), "host.py")
        # A session of its own, because Jupyter interrupts the whole process group of its kernel.
        self._first = subprocess.Popen(
            [sys.executable, "-W", "ignore", host, str(status_write), product, scratch], stdin=control_read, stdout=output_write,
            stderr=error_write, pass_fds=[status_write], start_new_session=True,
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no", "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES"})
        for descriptor in (control_read, status_write, output_write, error_write):
            os.close(descriptor)
        for descriptor in (self._output, self._error):
            os.set_blocking(descriptor, False)
        self.pid = self._first.pid
        complaint = []
        try:
            self._follow(complaint.append, complaint.append)
        except Stopped:
            raise Failure("The process for Swift cells does not start: " + "".join(complaint), ExitCode.INTERNAL) from None

    def run(self, library, show, show_error, limit=None):
        """Runs a compiled cell.

        `show` and `show_error` get its output as it comes. After `limit` seconds, or when the reader interrupts, it is ended.

        Raises `Stopped` where the cell did not reach its end, and `KeyboardInterrupt` again where that was the reader's wish.
        """
        with _Interruptions() as interruptions:
            os.write(self._control, (library + "\n").encode())
            self._event()
            event = self._follow(show, show_error, limit, interruptions)
        if event["event"] == "exited":
            raise Stopped("The cell ended its process with exit(). To try that, begin the cell with %%swift --script.")
        if event["event"] == "stopped":
            raise Stopped("The cell stopped here; the variables are as they were before it.")
        if event["problem"]:
            raise CellError(f"The cell cannot be loaded: {event['problem']}")

    def stop(self):
        """Ends the cell that another thread runs now; nothing where none does."""
        if self._control is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def close(self):
        """Ends the process."""
        if self._control is None:
            return
        for descriptor in (self._control, self._status, self._output, self._error):
            os.close(descriptor)
        self._control = None
        self._first.wait()

    def _follow(self, show, show_error, limit=None, interruptions=None):
        """Hands on output until the process reports how it went."""
        interrupted = [interruptions.descriptor] if interruptions else []
        streams = {self._output: _Text(show), self._error: _Text(show_error)}
        deadline = None if limit is None else time.monotonic() + limit
        reason, size, ready = None, 0, []
        while self._status not in ready:
            wait = None if deadline is None else max(0, deadline - time.monotonic())
            ready, _, _ = select.select([self._status, *streams, *interrupted], [], [], wait)
            size += sum(streams[descriptor].read(descriptor) for descriptor in ready if descriptor in streams)
            if self._status in ready or reason:
                continue
            if not ready:
                reason = Stopped(f"The cell did not end within {limit:g} seconds and was stopped.")
            elif size > LARGEST_OUTPUT:
                reason = Stopped(f"The cell printed more than {LARGEST_OUTPUT // 1_000_000} MB and was stopped.")
            elif interrupted and interrupted[0] in ready and interruptions.any():
                reason = KeyboardInterrupt()
            else:
                continue
            # The sleeping copy of the process wakes, and reports.
            os.kill(self.pid, signal.SIGKILL)
            deadline, interrupted = None, []
        event = self._event()
        for descriptor, text in streams.items():
            while text.read(descriptor):
                pass
            text.finish()
        if reason:
            raise reason
        return event

    def _event(self):
        line = b""
        while not line.endswith(b"\n"):
            byte = os.read(self._status, 1)
            if not byte:
                raise Stopped("The process for Swift cells has ended; %swift_restart begins a new one.")
            line += byte
        event = json.loads(line)
        self.pid = event["pid"]
        self._first.poll()
        return event


class _Interruptions:
    """The reader's interruptions while a cell runs, as bytes to read: an exception could come between any two statements.

    The handler writes them, and the interpreter itself the moment a signal arrives: a handler runs between two statements, too late
    for a `select` that has just begun to wait. Outside the main thread there are none, and a process that ignores them goes on
    ignoring them.
    """

    def __init__(self):
        self.descriptor, self._write = os.pipe()
        self._previous = None

    def __enter__(self):
        for descriptor in (self.descriptor, self._write):
            os.set_blocking(descriptor, False)
        is_main = threading.current_thread() is threading.main_thread()
        if is_main and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            handler = signal.signal(signal.SIGINT, self._note)
            self._previous = handler, signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        return self

    def _note(self, number, frame):
        with contextlib.suppress(BlockingIOError):
            os.write(self._write, bytes([number]))

    def any(self):
        """Whether there was one since the last call; the interpreter writes the numbers of other signals too."""
        with contextlib.suppress(BlockingIOError):
            return signal.SIGINT in os.read(self.descriptor, 1 << 10)
        return False

    def __exit__(self, *exception):
        if self._previous is not None:
            handler, wakeup = self._previous
            signal.set_wakeup_fd(wakeup)
            signal.signal(signal.SIGINT, handler)
        os.close(self.descriptor)
        os.close(self._write)


class _Text:
    """Bytes as they come, as text."""

    def __init__(self, show):
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._show = show

    def read(self, descriptor):
        """Hands on what is there, up to 64 KB: how many bytes it was."""
        try:
            data = os.read(descriptor, 1 << 16)
        except BlockingIOError:
            return 0
        text = self._decoder.decode(data)
        if text:
            self._show(text)
        return len(data)

    def finish(self):
        rest = self._decoder.decode(b"", final=True)
        if rest:
            self._show(rest)
