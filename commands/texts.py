"""Discord's own words: what is said about commands and buttons. What is said about figures is in `core.wording`."""

from __future__ import annotations

CHECK = "Do the figures of a claim add up?"
MENU = "Reality check"
PRIVATE = "Only you see the answer"

WORKING = "Working"
TAKE_AWAY = "Take this answer away"

APOLOGY = "Something went wrong here, and it is not your fault. If it happens again, tell us this number: `{reference}`."
STOPPING = "I am just restarting. Please try again in a minute."
OUT_OF_DATE = "This command has changed. Close and open Discord, or wait a minute, and try again."
NO_REFERENCE = "We cannot judge this yet: {reason}"

RETIRED = "This button belongs to an older version of me. Run the command again for a fresh answer."
NO_LOG = "I cannot reach my log just now, so I cannot open this answer. Please try again in a minute."
NEVER_KEPT = "I have no record of this answer."
EXPIRED = "This answer was kept for as long as the server asked, and deleted {when}. Run the command again."
FORGOTTEN = "The person who asked had their lookups deleted {when}."
NOT_YOURS = "Only the person who asked can take this answer away."
TAKEN_AWAY = "Taken away."
OUT_OF_REACH = (
    "I am not a member here, so I cannot delete it. Right-click the answer and choose Delete Message."
)
ALREADY_AWAY = "That message is already gone."

GIVEN = "Given"
ALSO = "The same text also claims"
FOR_SCALE = "For scale"
COULD_BE_MEANT = "What could be meant"
WOULD_TAKE = "For it to hold"
SOURCES = "Sources:"
MORE = "{count} more lines did not fit"
MORE_UNDER_WORKING = "{count} more lines under Working"
FOOTER_LOOKUP = "Lookup {id}"
FOOTER_UNKEPT = "Not kept: the log could not be reached"
FOOTER_DATA = "data: {edition}"
NO_STEPS = "No step of arithmetic was needed for this answer."
WORKING_FILE = "The whole working is in the file."

ROLES = {
    "ore": "ore",
    "grade": "grade",
    "contained": "contained",
    "depth": "depth",
    "area": "area",
    "recovery": "recovery",
    "extractable": "extractable",
    "start": "start",
    "rank": "rank",
    "share": "share",
    "production": "amount",
    "gdp_share": "share of GDP",
    "amount": "amount",
    "years": "years",
    "ore_rate": "ore a year",
    "product_rate": "product a year",
    "stock": "stock",
    "life": "life",
    "old": "old",
    "new": "new",
    "change": "change",
    "parts": "parts",
    "whole": "whole",
    "mineral": "mineral",
    "country": "country",
    "deposit": "deposit",
    "code": "code",
    "category": "class",
    "market": "market",
    "stage": "stage",
    "year": "year",
    "claimed_on": "date",
    "source": "source",
}
"""What each field of a claim is called on the card."""
