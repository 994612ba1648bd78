"""What a Swift cell declares at its top level, found without a compiler.

The compiler has the last word: a name that is found here by mistake is dropped as soon as the compiler does not know it (`session`).
"""

import re
from typing import NamedTuple


class Declaration(NamedTuple):
    """A name that later cells can import: `import KIND Module.NAME`."""

    kind: str
    name: str


IMPORT_KINDS = {
    "func": "func", "let": "let", "var": "var", "struct": "struct", "class": "class", "actor": "class", "enum": "enum",
    "protocol": "protocol", "typealias": "typealias",
}

_NAME = r"[^\W\d]\w*|`\w+`"
_ATTRIBUTES = r"(?:@\w+(?:\([^)\n]*\))?\s+)*"
_MODIFIERS = r"(?:(?:public|internal|package|final|indirect|nonisolated|nonisolated\(unsafe\)|lazy|weak)\s+)*"
_DECLARATION = re.compile(
    rf"^[ \t]*(?:guard\s+)?{_ATTRIBUTES}{_MODIFIERS}({'|'.join(IMPORT_KINDS)})\s+(.*)", re.MULTILINE)
_IMPORT = re.compile(r"^[ \t]*((?:@\w+[ \t]+)*import[ \t]+(?:\w+[ \t]+)?[\w.]+)", re.MULTILINE)


def declarations(source):
    """The top-level declarations of a cell, in their order, each name once."""
    found = {}
    for match in _DECLARATION.finditer(top_level(source).replace(";", "\n")):
        keyword, rest = match.groups()
        for name in _bound_names(rest) if keyword in ("let", "var") else re.findall(rf"^({_NAME})", rest):
            found[name.strip("`")] = IMPORT_KINDS[keyword]
    return [Declaration(kind, name) for name, kind in found.items() if name != "_"]


def imports(source):
    """The import declarations of a cell."""
    return [" ".join(line.split()) for line in _IMPORT.findall(top_level(source).replace(";", "\n"))]


def _bound_names(rest):
    """The names that the patterns of one `let` or `var` line bind: `a = 1, b: Int = 2`, or `(a, (b, _)) = …`."""
    tuple_pattern = re.match(r"\(([^=]*)\)\s*(?:=|:)", rest)
    if tuple_pattern:
        parts = re.sub(r"[()]", "", tuple_pattern.group(1)).split(",")
        return [part.split(":")[-1].strip() for part in parts]
    return re.findall(rf"(?:^|,)\s*({_NAME})\s*(?=[:={{]|$)", _outside_parentheses(rest))


def _outside_parentheses(line):
    """A line without what stands in parentheses, closed on it or not: the labels of arguments are no names."""
    pair = re.compile(r"\([^()]*(?:\)|$)")
    while pair.search(line):
        line = pair.sub("", line)
    return line


def top_level(source):
    """The text outside braces and outside brackets, with string contents and comments gone; lines stay lines.

    Parentheses stay, because patterns have them, but nothing between brackets or braces does.
    """
    kept, depth = [], 0
    for character in _without_strings_and_comments(source):
        if character in "{[":
            depth += 1
            kept.append(character if depth == 1 else "")
        elif character in "}]":
            depth -= 1
            kept.append(character if depth == 0 else "")
        elif depth <= 0 or character == "\n" and depth == 0:
            kept.append(character)
    return "".join(kept)


_STRING_OPENING = re.compile(r'(#*)("""|")')


def _without_strings_and_comments(source):
    """The text with each string literal reduced to `""` and each comment to a blank."""
    kept, place = [], 0
    while place < len(source):
        opening = _STRING_OPENING.match(source, place)
        if opening:
            place = _end_of_string(source, opening)
            kept.append('""')
        elif source.startswith("//", place):
            place = _found(source, "\n", place)
        elif source.startswith("/*", place):
            place = _end_of_comment(source, place)
            kept.append(" ")
        else:
            kept.append(source[place])
            place += 1
    return "".join(kept)


def _found(source, text, place):
    found = source.find(text, place)
    return len(source) if found < 0 else found


def _end_of_comment(source, place):
    """Behind a block comment; they nest."""
    depth = 0
    for token in re.compile(r"/\*|\*/").finditer(source, place):
        depth += 1 if token.group() == "/*" else -1
        if depth == 0:
            return token.end()
    return len(source)


def _end_of_string(source, opening):
    """Behind a string literal whose opening quotation mark was matched; interpolations may hold strings themselves."""
    hashes, quotes = opening.groups()
    escape, closing, place = "\\" + hashes, quotes + hashes, opening.end()
    while place < len(source):
        if source.startswith(closing, place):
            return place + len(closing)
        if source.startswith(escape + "(", place):
            place = _end_of_interpolation(source, place + len(escape) + 1)
        elif source.startswith(escape, place):
            place += len(escape) + 1
        elif quotes == '"' and source[place] == "\n":
            return place
        else:
            place += 1
    return len(source)


def _end_of_interpolation(source, place):
    depth = 1
    while place < len(source) and depth > 0:
        opening = _STRING_OPENING.match(source, place)
        if opening:
            place = _end_of_string(source, opening)
            continue
        depth += {"(": 1, ")": -1}.get(source[place], 0)
        place += 1
    return place
