"""TransferLab in a notebook: Swift cells on the course's libraries, and its chapters as tables.

    %load_ext transferlab

gives two magics. `%lab 7 --xi 1/20` runs a chapter, shows its screen and leaves its tables in a Python variable; `%%swift` compiles
the cell, runs it, and keeps its names for the cells below. README.md beside this package describes both.

Only the modules `magics`, `display` and `explore` need IPython or other packages; all else is the standard library.
"""


def load_ipython_extension(shell):
    """What `%load_ext transferlab` calls."""
    from . import magics

    magics.load(shell)


def unload_ipython_extension(shell):
    """What `%unload_ext transferlab` calls: the Swift cells' process ends."""
    from . import magics

    magics.unload()
