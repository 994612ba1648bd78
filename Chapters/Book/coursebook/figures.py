"""The figures of a run, as files: each drawing of the program's page with the page's own style for drawings."""

import html
import re
from typing import NamedTuple


class Figure(NamedTuple):
    """A drawing, and what it shows in words."""

    svg: str
    description: str


def figures(page):
    """The figures of what a program printed with --format html, in its order."""
    style = re.search(r"<style>.*?(\ntext\{.*?)</style>", page, re.DOTALL).group(1)
    hatches = re.search(r"<defs>.*?</defs>", page, re.DOTALL).group(0)
    return [_figure(match.group(1), style, hatches) for match in re.finditer(r"<figure>\n(<svg .*?</svg>)", page, re.DOTALL)]


def _figure(drawing, style, hatches):
    head = drawing.index(">") + 1
    description = html.unescape(re.search(r"<desc[^>]*>(.*?)</desc>", drawing, re.DOTALL).group(1))
    svg = f"{drawing[:head]}\n<style>{style}</style>\n{hatches}{drawing[head:]}\n"
    return Figure(svg, " ".join(description.split()).lstrip(". "))
