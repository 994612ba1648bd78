"""A notebook as a page to read: its text and its cells, without what they print."""

import re


def as_page(notebook, name):
    """The Markdown of a notebook of format 4."""
    blocks = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            blocks.append(within_the_book(source))
        elif cell["cell_type"] == "code":
            blocks.append(fenced(source))
    head, *rest = blocks or [""]
    if not head.startswith("# "):
        head, rest = f"# {name}", blocks
    return "\n\n".join([head, *rest]) + "\n"


def fenced(source):
    """A cell as a code block: Swift where it is marked so."""
    has_magic = re.search(r"^(\w+ = )?%", source, re.MULTILINE)
    language = "swift" if source.startswith("%%swift") else "text" if has_magic else "python"
    longest = max((len(run) for run in re.findall("`+", source)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{source}\n{fence}"


def within_the_book(source):
    """The links of a notebook, which lead from its folder to the lessons, as they are from a chapter's folder of the book."""
    source = re.sub(r"\]\((?:\.\./)?Chapters/(\d\d-[\w-]+)/README\.md", r"](../\1/index.md", source)
    source = re.sub(r"\]\((?:\.\./)?Chapters/GLOSSARY\.md", "](../glossary.md", source)
    return re.sub(r"\]\((?:\./)?(\d\d-[\w-]+)\.ipynb", r"](../\1/notebook.md", source)
