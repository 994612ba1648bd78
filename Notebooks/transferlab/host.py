"""The process in which Swift cells run: it loads one compiled cell after another, so that their variables live on.

    python3 host.py STATUS PRODUCT SCRATCH

It reads the paths of compiled cells from standard input and reports on the descriptor STATUS, a JSON object a line.

Before each cell the process forks. The copy sleeps: it is the state before the cell. Where the cell ends well, the copy ends, and
nobody has noticed it. Where the cell traps, exits, or is killed because the reader interrupted it, the copy wakes and goes on from
that state: no half-changed variable, no lock that is held for ever. The copy also watches standard input: when the notebook's kernel
ends, however it ends, copy and cell end too and the folder SCRATCH goes, so that nothing is left behind.
"""

import ctypes
import json
import os
import resource
import select
import shutil
import signal
import sys

from stack_trace import write_base

C = ctypes.CDLL(None)
FINISHED, EXITED = b"f", b"x"


class Host:
    """The state that the cells share, and what connects it with the kernel."""

    def __init__(self, status, product, scratch):
        self.status = status
        self.scratch = scratch
        # A cell that reads standard input finds nothing there, and not the paths of cells.
        self.control = os.dup(0)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        # To the copy of the cell that runs; none between cells.
        self.pipe_to_copy = None
        self.at_exit = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(lambda _: self._tell_of_exit())
        getattr(C, "__cxa_atexit")(self.at_exit, None, None)  # What atexit() is in both C libraries; glibc exports only this.
        # Line by line, or a trap loses what was printed before it.
        standard_output = ctypes.c_void_p.in_dll(C, "__stdoutp" if sys.platform == "darwin" else "stdout")
        self.buffer = ctypes.create_string_buffer(1 << 16)
        C.setvbuf(standard_output, self.buffer, 1, len(self.buffer))
        ctypes.CDLL(product, ctypes.RTLD_GLOBAL)

    def serve(self):
        """Runs cells until the kernel ends."""
        self._report("ready")
        while path := self._next_line():
            self._run(path)
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _run(self, path):
        """Runs a cell in this process. Returns in it where the cell ended well, and in the sleeping copy where it did not."""
        here, there = os.pipe()
        runner = os.getpid()
        copy = os.fork()
        if copy == 0:
            os.close(there)
            ending = self._ending_of(runner, here)
            os.close(here)
            if ending == FINISHED:
                os._exit(0)
            self._report("exited" if ending == EXITED else "stopped")
            return
        os.close(here)
        self.pipe_to_copy = there
        # From here on a kill is survived.
        self._report("begun")
        problem = _load_and_call(path)
        C.fflush(None)
        self.pipe_to_copy = None
        os.write(there, FINISHED)
        os.close(there)
        os.waitpid(copy, 0)
        self._report("finished", problem)

    def _tell_of_exit(self):
        if self.pipe_to_copy is not None:
            C.fflush(None)
            os.write(self.pipe_to_copy, EXITED)

    def _ending_of(self, runner, pipe):
        """How the cell's process ended; does not return where the kernel ends first."""
        waiting = select.poll()
        waiting.register(pipe, select.POLLIN | select.POLLHUP)
        waiting.register(self.control, select.POLLHUP)
        while True:
            events = dict(waiting.poll())
            if pipe in events:
                return os.read(pipe, 1)
            if events.get(self.control, 0) & select.POLLHUP:
                os.kill(runner, signal.SIGKILL)
                shutil.rmtree(self.scratch, ignore_errors=True)
                os._exit(0)

    def _next_line(self):
        """A line of the control pipe, without its end; nothing at the end of the pipe. Unbuffered, so that no copy keeps a part."""
        line = b""
        while not line.endswith(b"\n"):
            byte = os.read(self.control, 1)
            if not byte:
                return ""
            line += byte
        return line.decode().rstrip("\n")

    def _report(self, event, problem=None):
        os.write(self.status, (json.dumps({"event": event, "pid": os.getpid(), "problem": problem}) + "\n").encode())


def _load_and_call(path):
    """Runs a compiled cell; why it could not be loaded, or nothing."""
    try:
        cell = ctypes.CDLL(path, ctypes.RTLD_GLOBAL)
        write_base(path, cell._handle)
        cell.main(0, None)
    except OSError as error:
        return str(error)
    return None


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Host(int(sys.argv[1]), sys.argv[2], sys.argv[3]).serve()
