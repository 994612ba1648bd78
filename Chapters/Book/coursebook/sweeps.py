"""Figures that move: a slider over the rows of a chapter's own sweep, computed when the book is made."""

import html
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from transferlab.failure import CellError

from . import FOLDER
from .figures import figures


class Sweep(NamedTuple):
    """A sweep: what was typed, its table, its figure with the place of every value in it, and a figure of the chapter at every value."""

    command: str
    title: str
    columns: list
    rows: list
    figure: object
    places: list
    frames: list


def explorables():
    """The sweeps that the book shows, by chapter."""
    with open(os.path.join(FOLDER, "coursebook", "explorables.json"), encoding="utf-8") as file:
        return {each["chapter"]: each for each in json.load(file)}


def sweep(programs, chapter, explorable):
    """Runs the sweep of a chapter."""
    options = explorable["options"]
    page = programs.output(chapter.command, *options, "--format", "html")
    figure = figures(page)[0]
    columns, *rows = cells(page)
    command = f"./lab run {chapter.number} {' '.join(options)}"
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        frames = list(pool.map(lambda row: frame(programs, chapter, explorable, row[0]), rows))
    if len({each.svg for each in frames}) == 1:
        raise CellError(f"The figure {explorable['figure']} of {command} is the same at every value: nothing moves.")
    return Sweep(command, explorable["title"], columns, rows, figure, places(figure.svg, len(rows)), frames)


def frame(programs, chapter, explorable, value):
    """The chapter's figure at one value of the sweep."""
    *options, _, swept = explorable["options"]
    option = f"--{swept.split('=')[0]}"
    page = programs.output(chapter.command, *options, option, value, "--format", "html", may_differ=True)
    return figures(page)[explorable["figure"] - 1]


def cells(page):
    """The head and the rows of the only table of a sweep, as the program words them."""
    return [
        [html.unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in re.findall(r"<tr>(.*?)</tr>", page)]


def places(svg, count):
    """Where each value of a sweep stands in its figure: across, and the height of every curve there.

    A curve with a missing value has fewer points, and no mark.
    """
    curves = [
        [tuple(map(float, point.split())) for point in re.split("[ML]", path)[1:]]
        for path in re.findall(r'<path d="(M[-\d. LM]*L[-\d. LM]*)" class="l l\d"/>', svg)]
    whole = [curve for curve in curves if len(curve) == count]
    if not whole:
        raise CellError("The sweep's figure has no curve with a point for each row; is a value missing in all of them?")
    return [(whole[0][index][0], sorted({curve[index][1] for curve in whole})) for index in range(count)]


def data(shown):
    """What the page's script needs: for each row its words, where it stands across, where its curves are, and its figure in words."""
    rows = [
        {"cells": row, "x": across, "ys": heights, "description": frame.description}
        for row, (across, heights), frame in zip(shown.rows, shown.places, shown.frames)]
    return json.dumps({"columns": shown.columns, "rows": rows}, ensure_ascii=False).replace("<", "\\u003c")


def images(shown, number):
    """The files of a sweep by name: its own figure, and the chapter's at every value."""
    frames = {f"sweep-{number}-{index}.svg": each.svg for index, each in enumerate(shown.frames)}
    return {f"sweep-{number}.svg": shown.figure.svg, **frames}


def markup(shown, folder, number):
    """The page's part that moves, the slider above what it moves, so that both are seen.

    Without JavaScript it is figures that do not move; the table stands below them in any case.
    """
    name, middle = f"explore-{number}", len(shown.rows) // 2
    rings = "".join('<circle r="6"></circle>' for _ in range(max(len(ys) for _, ys in shown.places)))
    return f"""<div class="explorable" id="{name}">
<div class="explorable-control" hidden>
<label for="{name}-slider">{html.escape(shown.columns[0])}</label>
<input id="{name}-slider" type="range" min="0" max="{len(shown.rows) - 1}" step="1" value="{middle}">
<p role="status"></p>
</div>
{image(shown.frames[middle], f"{folder}/sweep-{number}-{middle}.svg", ' class="frame"')}
<div class="explorable-figure">
{image(shown.figure, f"{folder}/sweep-{number}.svg")}
<svg viewBox="0 0 {' '.join(size(shown.figure))}" aria-hidden="true" hidden><line y1="40" y2="336"></line>{rings}</svg>
</div>
<script type="application/json">{data(shown)}</script>
</div>"""


def image(figure, address, attributes=""):
    """A figure as an element of the page, with its description and its size."""
    width, height = size(figure)
    return f'<img src="{address}" alt="{html.escape(figure.description)}" width="{width}" height="{height}"{attributes}>'


def size(figure):
    """Its width and height, as text."""
    return re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', figure.svg).groups()
