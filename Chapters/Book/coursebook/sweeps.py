"""Figures that move: a slider over the rows of a chapter's own sweep, computed when the book is made."""

import html
import json
import os
import re
from typing import NamedTuple

from transferlab.failure import CellError

from . import FOLDER
from .figures import figures


class Sweep(NamedTuple):
    """A sweep: what was typed, its table, and its figure with the place of every value in it."""

    command: str
    title: str
    columns: list
    rows: list
    figure: object
    places: list


def explorables():
    """The sweeps that the book shows, by chapter."""
    with open(os.path.join(FOLDER, "coursebook", "explorables.json"), encoding="utf-8") as file:
        return {each["chapter"]: each for each in json.load(file)}


def sweep(programs, chapter, explorable):
    """Runs the sweep of a chapter."""
    options = explorable["options"]
    figure = figures(programs.output(chapter.command, *options, "--format", "html"))[0]
    columns, *rows = cells(programs.output(chapter.command, *options, "--format", "markdown"))
    command = f"./lab run {chapter.number} {' '.join(options)}"
    return Sweep(command, explorable["title"], columns, rows, figure, places(figure.svg, len(rows)))


def cells(markdown):
    """The head and the rows of the only table of a sweep, as the program words them."""
    lines = [line for line in markdown.split("\n") if line.startswith("| ")]
    del lines[1]
    return [[re.sub(r"\\(.)", r"\1", cell) for cell in line[2:-2].split(" | ")] for line in lines]


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
    """What the page's script needs: for each row its words, where it stands across, and where its curves are."""
    rows = [{"cells": row, "x": across, "ys": heights} for row, (across, heights) in zip(shown.rows, shown.places)]
    return json.dumps({"columns": shown.columns, "rows": rows}, ensure_ascii=False).replace("<", "\\u003c")


def markup(shown, image, identifier):
    """The page's part that moves. Without JavaScript it is the figure alone; the table stands below it in any case."""
    width, height = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', shown.figure.svg).groups()
    name = html.escape(shown.columns[0])
    rings = "".join('<circle r="6"></circle>' for _ in range(max(len(ys) for _, ys in shown.places)))
    return f"""<div class="explorable" id="{identifier}">
<div class="explorable-figure">
<img src="{image}" alt="{html.escape(shown.figure.description)}" width="{width}" height="{height}">
<svg viewBox="0 0 {width} {height}" aria-hidden="true" hidden><line y1="40" y2="336"></line>{rings}</svg>
</div>
<div class="explorable-control" hidden>
<label for="{identifier}-slider">{name}</label>
<input id="{identifier}-slider" type="range" min="0" max="{len(shown.rows) - 1}" step="1" value="{len(shown.rows) // 2}">
<p role="status"></p>
</div>
<script type="application/json">{data(shown)}</script>
</div>"""
