"""Makes what the Swift runtime says of a trap readable: its sentence, and the lines of the cells that led there."""

import os
import re
import shutil
import subprocess
import sys

# Number, library, where a function begins, its name, and how far into it the call returns to.
_FRAME = re.compile(r"^\d+\s+(\S+)\s+(0x[0-9a-f]+) .* \+ (\d+)$")
_CELL_LIBRARY = re.compile(r"libCell\d+\.")
_MODULE = re.compile(r"\bCell\d+/(?=cell|In)")


def base_file(library):
    """Where the host leaves the address at which it loaded a cell."""
    return library + ".base"


def write_base(library, handle):
    """Called by the host: glibc's handle of a library begins with that address."""
    if sys.platform == "linux":
        import ctypes

        with open(base_file(library), "w") as file:
            file.write(hex(ctypes.cast(handle, ctypes.POINTER(ctypes.c_size_t))[0]))


class ErrorText:
    """Standard error of a cell: all of it but the stack traces, in whose place `finish` says where in the cells it was."""

    def __init__(self, show, scratch):
        self._show = show
        self._scratch = scratch
        self._rest = ""
        self._frames = None

    def __call__(self, text):
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._take(line)

    def finish(self):
        """Shows what is left."""
        if self._rest:
            self._take(self._rest)
            self._rest = ""
        places = [place for place in map(self._place, self._frames or []) if place]
        if places:
            self._show("in " + ", called from ".join(dict.fromkeys(places)) + "\n")
        self._frames = None

    def _take(self, line):
        if line == "Current stack trace:":
            self._frames = []
        elif self._frames is not None and _FRAME.match(line):
            self._frames.append(_FRAME.match(line).groups())
        else:
            self._show(_MODULE.sub("", line) + "\n")

    def _place(self, frame):
        """`cell 4:3` of a frame that lies in a cell, or nothing."""
        name, function, distance = frame
        library = os.path.join(self._scratch, name)
        symbolizer = _symbolizer()
        if not (symbolizer and _CELL_LIBRARY.match(name) and os.path.exists(base_file(library))):
            return None
        with open(base_file(library)) as file:
            # The call itself ends just before.
            offset = int(function, 16) + int(distance) - 1 - int(file.read(), 16)
        # What the compiler puts in, as checks of an index, has line 0: the nearest line before it is meant.
        offsets = [hex(offset - back) for back in range(0, min(offset, 256), 4)]
        result = subprocess.run(
            [symbolizer, "--obj=" + library, "--no-inlines", "--output-style=GNU", "--functions=none", *offsets],
            capture_output=True, text=True)
        found = re.search(r"([^/\n]+:[1-9]\d*)\b", result.stdout)
        return found.group(1) if found else None


def _symbolizer():
    """The one of the toolchain that compiled the cells."""
    compiler = shutil.which("swiftc")
    beside = compiler and os.path.join(os.path.dirname(os.path.realpath(compiler)), "llvm-symbolizer")
    return beside if beside and os.path.exists(beside) else shutil.which("llvm-symbolizer")
