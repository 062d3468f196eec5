"""The words of /help and /about."""

from __future__ import annotations

HELP = "How to ask: every command with an example"
HELP_CONTENT = (
    "I check whether the figures of mining news agree with one another and with public tables. "
    "Click a command, then type its options as in the example."
)
HELP_FIGURES = (
    "Type figures as they were printed: `20 Mt`, `2.5 million tons`, `700 g/t`, `1.57%`, `about 14,000 t`, "
    "`US$500 billion`. Leave out what you do not know."
)
HELP_MENU = (
    "**Right-click a message** → Apps → **{menu}**: the same for what somebody posted. Links are not opened."
)
HELP_CHECK = "Check a claim"
HELP_TABLES = "Look something up"
HELP_OWN = "About you and me"
HELP_SERVER = "For those who run this server"
HELP_LEVELS = "What an answer says"
HELP_BUTTONS = (
    "-# Under an answer: **Working** shows every step, **What if** lets you change a figure, **Chart** draws it, "
    "**Dispute** asks for a second look. `private: True` answers to you alone."
)
ENTRY = "{command} {what}"
EXAMPLE = "`{example}`"
LEVEL = "{icon} {word}"

TABLES = {
    "convert": ("A figure in another unit, substance or currency.", "amount:1000 t Nd2O3 to:Nd"),
    "deposit": ("What is published about a deposit.", "name:Mount Weld"),
    "reserves": ("Reserves by country, edition by edition.", "mineral:rare earths edition:2024"),
}
OWN = {
    "history": ("Your own lookups.", ""),
    "privacy": ("What is kept about you, as a file, or forgotten.", ""),
    "about": ("Version, tables and their dates, how I am doing.", ""),
    "help": ("This page.", ""),
}
SERVER = {
    "review": ("Moderators: what was asked and answered, the queue, exports.", ""),
    "settings": ("Managers: how long lookups are kept, private answers, where disputes go.", ""),
    "digest": ("Managers: one post a day with a verdict on each headline that has figures.", ""),
}
"""By command: what it is for, and an example of its options ("" where it takes none)."""

ABOUT = "Version, data and their dates, and how I am doing"
ABOUT_CONTENT = "**Rare Earth Reality Check {version}**: arithmetic and dated public tables, no language model, no opinion."
ABOUT_UP = "**Running** since {since}"
ABOUT_CALCULATOR = "**Calculator** version {calculator}: the same figures give the same answer, every time"
ABOUT_SCORE = (
    "**Reading of sentences** F1 {f1} on {sentences} composed sentences that nothing was tuned on "
    "(precision {precision}, recall {recall}), measured {date}"
)
ABOUT_FIRST_SIGHT = (
    "Sentences fresh from the web did worse: F1 {f1} on {sentences} at first sight "
    "(precision {precision}, recall {recall}; docs/extraction.md)"
)
ABOUT_LOG_WELL = "**Log** no failure since I started"
ABOUT_LOG_FAILED = (
    "**Log** failed {count} times since I started, last {when}; those answers came without buttons"
)
ABOUT_NO_LOG = "**Log** could not be opened: answers come without buttons"
ABOUT_CONTACT = "**Who runs me** {contact}"
ABOUT_LINKS = "**Links** {links}"
ABOUT_PRIVACY = "**Your data** {privacy}"
LINK_SITE = "[Site]({url})"
LINK_PRIVACY = "[Privacy]({url})"
ABOUT_LICENCE = "**Licence** MIT"
ABOUT_WORLD_BANK = (
    "**World Bank** GDP and resource rents: World Development Indicators, "
    "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); shares and units were converted."
)
ABOUT_DATA = "Tables"
ABOUT_DATASET = "-# [{title}]({url}): {edition}{released}"
ABOUT_RELEASED = ", {released}"
