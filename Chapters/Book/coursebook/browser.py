"""Looks at a built book in headless Chromium, as readers do: wide and narrow, in light and in dark, with the keyboard and with axe-core.

    python3 -m coursebook.browser CHROMIUM SITE
"""

import functools
import http.server
import json
import os
import pathlib
import sys
import tempfile
import threading

import axe_playwright_python
from playwright.sync_api import TimeoutError as Timeout
from playwright.sync_api import sync_playwright

from .check import page_paths
from .interfaces import LIBRARIES

AXE = os.path.join(os.path.dirname(axe_playwright_python.__file__), "axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A page on which every check has something to find.
BAD_PAGE = """<!DOCTYPE html><html><title>bad</title><img src="https://example.org/a.png"><div style="width:3000px">wide</div>
<math></math><div class="highlight"><pre><span class="k">let</span> <span class="n" style="color:#eee">pale</span></pre></div>
<div class="explorable"><img class="frame" src="no-such.svg" alt="wrong"><input type="range" max="0"><p role="status">x = 2</p>
<script type="application/json">{"columns": ["x"], "rows": [{"cells": ["1"], "description": "right"}]}</script></div>
<script>console.error("bad")</script></html>"""
BAD_PAGE_FAULTS = (
    "asks another host", "console", "overflows", "no alternative text", "not rendered", "axe html-has-lang", "axe color-contrast",
    "does not show row 1", "does not mark row 1", "does not show the figure of row 1", "does not describe the figure of row 1")

LOOK = """() => ({
  overflow: document.documentElement.scrollWidth - window.innerWidth,
  silent: [...document.images].filter(image => !image.alt && image.getAttribute("alt") !== "" || image.naturalWidth === 0 ).map(image => image.src),
  flat: [...document.querySelectorAll("math")].filter(each => !each.closest("details:not([open])") && each.getBoundingClientRect().height === 0).length,
})"""
# Programs are thousands of coloured words, and axe-core looks for what each stands on: one word of each colour is enough.
ONE_WORD_OF_EACH_COLOUR = """() => {
  const seen = new Set();
  for (const word of document.querySelectorAll(".highlight pre span")) {
    const [own, block] = [word, word.closest(".highlight")].map(each => getComputedStyle(each));
    const colours = `${own.color} on ${own.backgroundColor} on ${block.backgroundColor}`;
    if (seen.has(colours)) word.replaceWith(...word.childNodes);
    seen.add(colours);
  }
}"""
FRAME = "image => image.decode().then(() => true, () => false).then(isThere => ({isThere, description: image.alt}))"
AUDIT = """(rules) => axe.run({runOnly: rules, resultTypes: ["violations"], preload: false}).then(result => result.violations
  .filter(each => ["serious", "critical"].includes(each.impact))
  .map(each => `${each.id}: ${each.help} (${each.nodes.length}), as in ${each.nodes[0].html.slice(0, 160)}`))"""


def faults(browser, path, name, audit):
    """What is wrong with a page; `audit` is the text of axe-core."""
    found = []
    for scheme, width in (("light", 1280), ("dark", 375)):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = opened(context, pathlib.Path(path).as_uri(), name, found)
        seen = page.evaluate(LOOK)
        if seen["overflow"] > 0:
            found.append(f"{name}: overflows a width of {width} by {seen['overflow']}")
        found += [f"{name}: {source} is broken or has no alternative text" for source in seen["silent"]]
        if seen["flat"]:
            found.append(f"{name}: {seen['flat']} formulas are not rendered")
        found += slider_faults(page, name)
        page.evaluate(ONE_WORD_OF_EACH_COLOUR)
        page.evaluate(audit)
        found += [f"{name}, {scheme}: axe {each}" for each in page.evaluate(AUDIT, RULES)]
        context.close()
    return found


def opened(context, address, name, found):
    """A page, of which it is noted what it asks other hosts for, and what errors the console shows."""
    page = context.new_page()
    page.route("**/*", lambda route: route.continue_() if is_here(route.request.url) else refuse(route, found, name))
    page.on("console", lambda message: found.append(f"{name}: the console says: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(f"{name}: the console says: {error}"))
    page.goto(address)
    return page


def is_here(address):
    """Whether a request stays on this machine."""
    return address.startswith(("file:", "data:", "http://127.0.0.1:"))


def refuse(route, found, name):
    """Notes and stops a request to another host."""
    found.append(f"{name}: asks another host for {route.request.url}")
    route.abort()


def slider_faults(page, name):
    """Moves each slider with the keyboard, and compares what is shown with the rows in the page."""
    found = []
    for part in page.locator(".explorable").all():
        embedded = json.loads(part.locator("script").text_content())
        slider = part.locator("input")
        slider.focus()
        page.keyboard.press("Home")
        for index, row in enumerate(embedded["rows"]):
            expected = ", ".join(f"{column} = {cell}" for column, cell in zip(embedded["columns"], row["cells"]))
            if part.locator("[role=status]").text_content() != expected:
                found.append(f"{name}: the slider does not show row {index + 1}")
            if page.locator("tr.chosen").count() != 1:
                found.append(f"{name}: the table does not mark row {index + 1}")
            figure = part.locator(".frame").evaluate(FRAME)
            if not figure["isThere"]:
                found.append(f"{name}: the slider does not show the figure of row {index + 1}")
            if figure["description"] != row["description"]:
                found.append(f"{name}: the slider does not describe the figure of row {index + 1}")
            page.keyboard.press("ArrowRight")
        if slider.input_value() != str(len(embedded["rows"]) - 1):
            found.append(f"{name}: the slider does not end at the last row")
    return found


def script_faults(browser, site):
    """What is wrong with the pages that a script fills: the search, and the libraries' interfaces, which need a server."""
    search = "search.html", pathlib.Path(site, "search.html").as_uri() + "?q=divergence", "#search-results li a"
    found = missing(browser, *search)
    if not os.path.isdir(os.path.join(site, "api")):
        return found
    handler = functools.partial(Silent, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name in LIBRARIES:
            place = f"api/{name}/documentation/{name.lower()}/"
            found += missing(browser, place, f"http://127.0.0.1:{server.server_port}/{place}", f"h1:has-text('{name}')")
        server.shutdown()
    return found


def missing(browser, name, address, expected):
    """What is wrong with a page whose script is to show an element."""
    found = []
    context = browser.new_context()
    try:
        opened(context, address, name, found).wait_for_selector(expected, timeout=30_000)
    except Timeout:
        found.append(f"{name}: shows no {expected}")
    context.close()
    return found


class Silent(http.server.SimpleHTTPRequestHandler):
    """A server of files that reports nothing."""

    def log_message(self, *arguments):
        """Nothing."""


def main():
    """The command: its exit code."""
    chromium, site = sys.argv[1], os.path.abspath(sys.argv[2])
    with open(AXE, encoding="utf-8") as file:
        audit = file.read()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        bad = os.path.join(folder, "bad.html")
        with open(bad, "w", encoding="utf-8") as file:
            file.write(BAD_PAGE)
        noticed = "\n".join(faults(browser, bad, "bad.html", audit))
        found = [f"The check for “{each}” does not notice a bad page." for each in BAD_PAGE_FAULTS if each not in noticed]
        tell(found)
        paths = page_paths(site)
        for path in paths:
            here = faults(browser, path, os.path.relpath(path, site), audit)
            tell(here)
            found += here
        filled = script_faults(browser, site)
        tell(filled)
        found += filled
        browser.close()
    if not found:
        print(f"{len(paths)} pages, wide and narrow, in light and in dark: nothing to complain of.")
    return 1 if found else 0


def tell(found):
    """Prints faults as soon as they are found, each once."""
    for fault in dict.fromkeys(found):
        print(fault, flush=True)


if __name__ == "__main__":
    sys.exit(main())
