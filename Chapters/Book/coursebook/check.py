"""What must be true of a built book, as far as its files show it; `browser` looks at it as readers do."""

import html.parser
import json
import os
import re
import urllib.parse

from . import sweeps

LARGEST_PAGE = 1_000_000


class Page(html.parser.HTMLParser):
    """What of a page matters here: its anchors, where its links lead, what it loads, and its embedded rows."""

    def __init__(self, path):
        super().__init__()
        self.anchors, self.links, self.loads, self.rows = set(), [], [], []
        self._is_in_rows = False
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.anchors.update(value for name, value in attributes if name in ("id", "name") and value)
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if found.get("src"):
            self.loads.append(found["src"])
        if tag == "link" and found.get("href"):
            self.loads.append(found["href"])
        self._is_in_rows = tag == "script" and found.get("type") == "application/json"

    def handle_data(self, data):
        if self._is_in_rows:
            self.rows.append(json.loads(data))
            self._is_in_rows = False


def page_paths(site):
    """The pages of a site; the interfaces' documentation is DocC's and not looked at."""
    found = []
    for folder, folders, names in os.walk(site):
        folders[:] = sorted(name for name in folders if name not in ("_static", "api"))
        found += [os.path.join(folder, name) for name in sorted(names) if name.endswith(".html")]
    return found


def faults(site):
    """Links that lead nowhere, things loaded from elsewhere, pages that are too large: a sentence each."""
    pages = {path: Page(path) for path in page_paths(site)}
    found = [] if pages else [f"There is no page in {site}."]
    for path, page in pages.items():
        name = os.path.relpath(path, site)
        if os.path.getsize(path) > LARGEST_PAGE:
            found.append(f"{name}: {os.path.getsize(path)} bytes; a page has at most {LARGEST_PAGE}.")
        found += [f"{name}: loads {target}" for target in page.loads if is_elsewhere(target)]
        for target in page.links + [each for each in page.loads if not is_elsewhere(each)]:
            if not target or is_elsewhere(target) or target.startswith(("data:", "mailto:")):
                continue
            place, _, anchor = urllib.parse.unquote(target).partition("#")
            place = place.partition("?")[0]
            aim = os.path.normpath(os.path.join(os.path.dirname(path), place)) if place else path
            if os.path.isdir(aim):
                aim = os.path.join(aim, "index.html")
            if not os.path.exists(aim):
                found.append(f"{name}: the link {target} leads nowhere")
            elif anchor and aim in pages and anchor not in pages[aim].anchors:
                found.append(f"{name}: there is no anchor {target}")
    for folder, _, names in os.walk(os.path.join(site, "_static")):
        for name in names:
            if name.endswith(".css"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    found += [f"{name}: loads {target}" for target in re.findall(r"""(?:url\(|@import )["']?(https?:[^"')]*)""", file.read())]
    return found


def is_elsewhere(target):
    """Whether an address is of another host."""
    return re.match(r"(https?:)?//", target) is not None


def stale_rows(site, programs, chapters):
    """The chapters whose embedded rows are not those of a sweep now: a sentence each."""
    found = []
    for number, explorable in sweeps.explorables().items():
        chapter = next(each for each in chapters if each.number == number)
        now = sweeps.sweep(programs, chapter, explorable)
        embedded = Page(os.path.join(site, chapter.folder, "index.html")).rows
        if embedded != [json.loads(sweeps.data(now))]:
            found.append(f"{chapter.folder}: the rows in the page are not what {now.command} prints now")
    return found


def differences(first, second):
    """The files that are not the same in two folders."""
    def files(root):
        return {
            os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names}

    def content(root, name):
        with open(os.path.join(root, name), "rb") as file:
            return file.read()

    one, other = files(first), files(second)
    return sorted(one ^ other) + sorted(name for name in one & other if content(first, name) != content(second, name))
