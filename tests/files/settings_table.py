"""Write the tables of settings on the help page Recipes.

Run ``python tests/files/settings_table.py`` when a setting is added or changed.
"""

from __future__ import annotations

from pathlib import Path

from sinstudio.training.recipe import Recipe, all_settings, setting_of, show

PAGE = Path(__file__).parents[2] / "resources" / "help" / "recipes.md"
START = "<!-- The tables up to the closing mark are made by tests/files/settings_table.py. -->\n"
END = "<!-- End of the tables. -->\n"


def tables() -> str:
    """Return a Markdown table of every section of the recipe."""
    recipe = Recipe()
    text = ""
    section = ""
    for key in all_settings():
        name, _, short = key.partition(".")
        if name != section:
            section = name
            text += f"\n### [{section}]\n\n{_summary(recipe, section)}\n\n"
            text += "| setting | default | allowed | what it does | takes effect |\n"
            text += "| --- | --- | --- | --- | --- |\n"
        about = setting_of(key)
        notes = " · ".join(part for part in (about.symbol, about.unit, about.section) if part)
        cells = (
            f"`{short}`",
            f"`{show(recipe.get(key))}`",
            about.kind.describe(),
            about.help + (f" ({notes})" if notes else ""),
            "at once" if about.live else "on restart",
        )
        text += "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |\n"
    return text + "\n"


def page_with_tables(page: str) -> str:
    """Return the page with the tables between its two marks replaced."""
    before, start, rest = page.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError("the page lacks the marks of the tables")
    return before + START + tables() + END + after


def _summary(recipe: Recipe, section: str) -> str:
    return (type(getattr(recipe, section)).__doc__ or "").splitlines()[0]


if __name__ == "__main__":
    PAGE.write_text(page_with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
