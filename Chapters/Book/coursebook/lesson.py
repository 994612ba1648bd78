"""A lesson as a page of the book."""

import re


def as_page(text, known_claims):
    """The lesson with links that lead within the book, titles over its shown functions, and its claims as links."""
    text = text.replace("../GLOSSARY.md", "../glossary.md").replace("../EXERCISES.md", "../exercises.md")
    text = re.sub(r"(\]\(\.\./\d\d-[\w-]+/)README\.md", r"\1index.md", text)
    lines, fence = [], None
    for line in text.split("\n"):
        mark = re.match(r" *(```+)", line)
        if fence:
            fence = None if mark and mark[1] == fence else fence
        elif mark:
            fence = mark[1]
            shown = re.match(r"( *)```swift (\S+\.swift) (.+)$", line)
            line = f"{shown[1]}```{{code-block}} swift\n{shown[1]}:caption: {shown[2]}, `{shown[3]}`\n" if shown else line
        elif not line.startswith(("    ", "#", "$$")):
            line = linked(line, known_claims)
        lines.append(line)
    return "\n".join(lines)


def linked(line, known_claims):
    """A line of prose in which the ids of claims are links; formulas, code and links stay as they are."""

    def link(match):
        return f"[{match[0]}](#claim-{match[0].lower()})" if match[0] in known_claims else match[0]

    parts = re.split(r"(`[^`]*`|\$[^$]*\$|\[[^\]]*\]\([^)]*\)|<[^>]*>)", line)
    return "".join(part if index % 2 else re.sub(r"\b[A-Z]+-\d+[a-z]?\b", link, part) for index, part in enumerate(parts))


def divided(text):
    """The lesson before its last two sections, and from “Try”, or else the sources, on."""
    for heading in ("\n## Try\n", "\n## Sources\n"):
        if heading in text:
            place = text.index(heading)
            return text[:place], text[place:]
    return text, ""
