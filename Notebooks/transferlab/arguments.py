"""Command lines that are refused in a sentence, with the course's exit code."""

import argparse

from .failure import ExitCode, Failure


class Parser(argparse.ArgumentParser):
    """Raises `Failure` in place of ending the program."""

    def error(self, message):
        raise Failure(f"{self.prog}: {message}. {' '.join(self.format_usage().split())}", ExitCode.USAGE)
