"""Countries by ISO 3166 alpha-3 code, with the names and demonyms people use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """`name` is the short English name; `aliases` other names, long forms and abbreviations; `demonym` the
    adjective ("Kazakh"), "" where none is on file. `article` is "the " where a sentence needs it."""

    iso3: str
    name: str
    article: str
    demonym: str
    aliases: tuple[str, ...]

    @property
    def in_text(self) -> str:
        """The name as it stands inside a sentence: "the United States", "China", "the world"."""
        return f"{self.article}{self.name.lower() if self is WORLD_AS_A_COUNTRY else self.name}"


WORLD_AS_A_COUNTRY = Country("WLD", "World", "the ", "", ("Whole world", "Worldwide", "Global"))
"""What somebody types where a country is asked for and the whole world is meant. It is in no list of countries."""
