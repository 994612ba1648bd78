"""What the book adds to Sphinx: mathematics as MathML, made when the book is built, with its font; and two repairs for screen readers."""

import importlib.util
import os
import re

from docutils import nodes
from fontTools.ttLib import TTFont
from math_core import LatexToMathML

# A formula that cannot be read stops the build; an annotation keeps the LaTeX beside it, for copying.
_CONVERTER = LatexToMathML(annotation=True, allow_unreliable_rendering=True, fancy_error=False)


def _mathml(text, is_display):
    return _CONVERTER.convert_with_local_state(text, displaystyle=is_display)


def _visit_inline(translator, node):
    translator.body.append(_mathml(node.astext(), False))
    raise nodes.SkipNode


def _visit_display(translator, node):
    translator.body.append(f'<div class="equation" tabindex="0" role="group" aria-label="Formula">{_mathml(node.astext(), True)}</div>')
    raise nodes.SkipNode


def _repair(app, page, template, context, document):
    """The captions of the contents are headings without a level; wide things that scroll must be reached by the keyboard."""
    for key in ("furo_navigation_tree", "toctree"):
        if isinstance(context.get(key), str):
            context[key] = context[key].replace('role="heading"', 'role="heading" aria-level="2"')
    if isinstance(context.get("body"), str):
        body = context["body"].replace('<div class="table-wrapper', '<div tabindex="0" role="group" aria-label="Table" class="table-wrapper')
        context["body"] = re.sub(r"<pre>", '<pre tabindex="0">', body)


def _write_font(app, exception):
    """The font of formulas, STIX Two Math, smaller for the web, and its licence beside it: roots and brackets grow in such a font only."""
    if exception:
        return
    package = os.path.dirname(importlib.util.find_spec("ziamath").origin)
    font = TTFont(os.path.join(package, "fonts", "STIXTwoMath-Regular.ttf"), recalcTimestamp=False)
    place = os.path.join(app.outdir, "_static", "STIXTwoMath")
    copyright, licence, address = (font["name"].getDebugName(number) for number in (0, 13, 14))
    with open(f"{place}-LICENSE.txt", "w", encoding="utf-8") as file:
        file.write(f"STIX Two Math\n{copyright}\n\n{licence}\n{address}\n")
    font.flavor = "woff2"
    font.save(f"{place}.woff2")


def setup(app):
    app.add_html_math_renderer("mathml", inline_renderers=(_visit_inline, None), block_renderers=(_visit_display, None))
    app.connect("html-page-context", _repair, priority=900)
    app.connect("build-finished", _write_font)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
