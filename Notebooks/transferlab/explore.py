"""A slider over a figure, and what stands for it where nobody can move one."""

import os

import matplotlib.pyplot as plt

# Okabe and Ito's colours, as in the chapters' own figures.
BLUE, VERMILION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"


def explore(draw, label, values):
    """Shows `draw(axes, value)` for the value that a slider stands on.

    Without ipywidgets, or where TRANSFERLAB_STATIC says that nobody is there, the first, the middle and the last value stand side
    by side instead. `values` are numbers or words; the slider begins in the middle.
    """
    values = list(values)
    widgets = None if os.environ.get("TRANSFERLAB_STATIC") else _widgets()
    if widgets is None:
        _side_by_side(draw, label, values)
        return
    slider = widgets.SelectionSlider(
        options=values, value=values[len(values) // 2], description=label, continuous_update=False, style={"description_width": "initial"})
    widgets.interact(lambda value: _one(draw, label, value), value=slider)


def _widgets():
    try:
        import ipywidgets
    except ImportError:
        return None
    return ipywidgets


def _one(draw, label, value):
    figure, axes = plt.subplots(figsize=(7, 4))
    draw(axes, value)
    axes.set_title(f"{label} = {value}")
    plt.show(figure)


def _side_by_side(draw, label, values):
    chosen = [values[0], values[len(values) // 2], values[-1]]
    figure, row = plt.subplots(1, 3, figsize=(12, 3.6), sharey=True, layout="constrained")
    for axes, value in zip(row, chosen):
        draw(axes, value)
        axes.set_title(f"{label} = {value}")
    plt.show(figure)
