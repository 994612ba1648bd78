"""What a chapter's run says, for Python: its claims, quantities and tables."""

import html
from fractions import Fraction

from .course import Course
from .failure import ExitCode, Failure


def run(chapter, *options, course=None, **parameters):
    """Runs a chapter without showing its screen: `run(7, xi="1/20")` is `%lab 7 --xi 1/20` that is only looked at from Python."""
    words = [*options] + [
        word for name, value in parameters.items() for word in (f"--{name.replace('_', '-')}", str(value))]
    return Report((course or Course()).report(str(chapter), words))


class Report:
    """A run's report, as `--format json` has it."""

    def __init__(self, report):
        self.json = report or {}

    @property
    def question(self):
        return self.json.get("question", "")

    @property
    def answer(self):
        return self.json.get("answer", "")

    @property
    def quantities(self):
        """The numbers of the screen, by name."""
        return {each["name"]: number(each["value"]) for each in self.json.get("quantities", [])}

    @property
    def verdicts(self):
        """The verdict of each claim, by its id."""
        return {claim["id"]: claim["verdict"] for claim in self.json.get("claims", [])}

    def claim(self, identifier):
        """Everything about one claim."""
        for claim in self.json.get("claims", []):
            if claim["id"] == identifier:
                return claim
        raise Failure(f"This run judges no claim '{identifier}'; it judges {', '.join(self.verdicts)}.", ExitCode.USAGE)

    @property
    def tables(self):
        return [Table(**table) for table in self.json.get("tables", [])]

    def table(self, words=""):
        """The first table whose title holds these words."""
        for table in self.tables:
            if words.lower() in table.title.lower():
                return table
        known = "; ".join(table.title for table in self.tables) or "there is none; %lab … --all gives the record, --sweep a table"
        raise Failure(f"This run has no table with '{words}' in its title: {known}.", ExitCode.USAGE)

    def __repr__(self):
        return f"<{self.json.get('chapter', 'no chapter')}: {len(self.verdicts)} claims, {len(self.tables)} tables>"

    def _ipython_display_(self):
        """Nothing: the screen has just been shown."""


class Table:
    """A table of a chapter. `table["name"]` is a column, as numbers where it holds numbers: what matplotlib takes."""

    def __init__(self, title, columns, rows):
        self.title, self.columns, self.rows = title, columns, rows

    def __getitem__(self, column):
        return [number(cell) for cell in self._cells(column)]

    def texts(self, column):
        """A column as one reads it."""
        return [text(cell) for cell in self._cells(column)]

    def uncertainty(self, column):
        """What stands behind ± in a column; 0 where nothing does."""
        return [cell["plus_minus"] if isinstance(cell, dict) else 0.0 for cell in self._cells(column)]

    def frame(self):
        """The table as a data frame, where pandas is installed."""
        try:
            import pandas
        except ImportError:
            raise Failure("There is no pandas here; type %pip install pandas, or use table['column'].", ExitCode.NOT_INSTALLED) from None
        return pandas.DataFrame({column: self[column] for column in self.columns})

    def _cells(self, column):
        if column not in self.columns:
            raise Failure(f"There is no column '{column}'; there are {', '.join(self.columns)}.", ExitCode.USAGE)
        place = self.columns.index(column)
        return [row[place] for row in self.rows]

    def __repr__(self):
        return f"{self.title}\n" + "\n".join("  ".join(map(text, row)) for row in [self.columns, *self.rows])

    def _repr_html_(self):
        head = "".join(f"<th scope='col'>{html.escape(column)}</th>" for column in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{html.escape(text(cell))}</td>" for cell in row) + "</tr>" for row in self.rows)
        return f"<table><caption>{html.escape(self.title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def number(cell):
    """A cell as a number: fractions and estimates too. A missing one is NaN; words stay words."""
    if cell is None:
        return float("nan")
    if isinstance(cell, dict):
        return cell["estimate"]
    if isinstance(cell, str):
        try:
            return float(Fraction(cell.replace("−", "-")))
        except (ValueError, ZeroDivisionError):
            return cell
    return cell


def text(cell):
    """A cell as one reads it."""
    if cell is None:
        return ""
    if isinstance(cell, dict):
        return f"{cell['estimate']:.4g} ± {cell['plus_minus']:.2g}"
    return f"{cell:.4g}" if isinstance(cell, float) else str(cell)
