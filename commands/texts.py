"""Discord's own words: what is said about commands and buttons. What is said about figures is in `core.wording`."""

from __future__ import annotations

CHECK = "Do the figures of a claim add up?"
MENU = "Reality check"
PRIVATE = "Only you see the answer"

WORKING = "Working"
WHAT_IF = "What if"
CHART = "Chart"
DISPUTE = "Dispute"
TAKE_AWAY = "Take this answer away"
COPY = "Copy"
COPIED_FROM = "Rare Earth Reality Check, lookup {id}"
COPIED_FILE = "lookup-{id}.txt"
COPIED_LONG = "The whole working, to be pasted anywhere."
COPIED_ALT = "The answer, its working and its sources as plain text"
COPIED_CORRECTION = "Corrected by the moderators on {on}: {level}. {note}"
BACK = "Back"
ON = "Next"
PAGE = "page {page} of {pages}"
NEXT_CHART = "Next chart"
NO_CHART = "There is nothing to draw here: a picture needs a figure to set beside others."

WHAT_IF_TITLE = "What if …"
WHAT_IF_LABEL = "Change a figure, add or delete a line"
WHAT_IF_HELP = "Also:"
TOO_MUCH_TO_CHANGE = "This claim is too long for a window. Run the command again with other figures."
NOTHING_CHANGED = "Nothing was changed, so the answer stands."
YOU_TYPED = "You typed"
NO_NAME = "line {number}: there is no name before a colon in “{line}”. Write a line such as ore: 20 Mt."
TWO_LINES = "{name}: it stands in two lines. Keep one."
NOTHING_LEFT = "There is no figure left to check. Keep at least one line such as ore: 20 Mt."
OTHER_LEVEL = "{was} → {now}"
SAME_LEVEL = "{now}, as before"
CHANGED = "{label}: {was} → {now}"
ADDED = "{label}: {now} (added)"
REMOVED = "{label}: {was} (left out)"

DISPUTE_TITLE = "Dispute lookup {id}"
DISPUTE_LABEL = "What is wrong with this answer?"
DISPUTE_HELP = "Kept with the answer; only those who review it read it."
DISPUTE_EXAMPLE = "For example: it is a resource, not a reserve; see page 12 of the company's report"
NO_REASON = "A reason is needed. Press Dispute again and say what is wrong."
DISPUTED_MODERATORS = "Thank you. Lookup {id} is now in the queue of this server's moderators."
DISPUTED_OPERATOR = "Thank you. Nobody here can review my answers, so lookup {id} goes to the bot's operator."
DISPUTED_TITLE = "Lookup {id} is disputed"
REASON = "Reason:"
JUMP = "[Go to the answer]({url})"
NOT_LINKED = "The answer was seen by the asker alone."
DISPUTE_NEXT = "-# {queue} has it first."

APOLOGY = "Something went wrong here, and it is not your fault. If it happens again, tell us this number: `{reference}`."
STOPPING = "I am just restarting. Please try again in a minute."
TOO_OFTEN = "That was a lot at once. Please ask again {when}."
OUT_OF_DATE = "This command has changed. Close and open Discord, or wait a minute, and try again."

RETIRED = "This button belongs to an older version of me. Run the command again for a fresh answer."
NO_LOG = "I cannot reach my log just now, so I cannot open this answer. Please try again in a minute."
NEVER_KEPT = "I have no record of this answer."
EXPIRED = "This answer was kept for as long as the server asked, and deleted {when}. Run the command again."
FORGOTTEN = "The person who asked had their lookups deleted {when}."
NOT_HERE = "This answer was given somewhere else; only the person who asked can open it from here."
NOT_YOURS = "Only the person who asked can take this answer away."
TAKEN_AWAY = "Taken away."
OUT_OF_REACH = (
    "I am not a member here, so I cannot delete it. Right-click the answer and choose Delete Message."
)
ALREADY_AWAY = "That message is already gone."

GIVEN = "Given"
AS_READ = "As read"
NOT_USED = "Read, but in no claim"
GRAVEST_OF = "(The gravest of {count} claims.)"
ONE_OF = "(One of {count} claims.)"
BEYOND = "{count} more claims were not judged. Paste them on their own."
LINKS_NOT_OPENED = "I do not open links or pictures: only the words are read."
OPEN_CLAIM = "Open a claim in full"
REREAD = "Read it differently"
REREAD_TITLE = "Read it differently"
REREAD_LABEL = "The figures as I read them, claim by claim"
REREAD_HELP = "A line each; an empty line between claims. Change, add or delete."
REREAD_SOME = "The first {shown} of {count} claims fit. A line each; an empty line between claims."
NO_NOTE = "no reason was given"
CORRECTED_CLAIM = "corrected by the moderators {when}: {note}"
FOR_SCALE = "For scale"
COULD_BE_MEANT = "What could be meant"
WOULD_TAKE = "For it to hold"
SOURCES = "Sources:"
MORE = "{count} more did not fit"
MORE_IN_MENU = "{count} more, sources among them: open a claim"
MORE_UNDER_WORKING = "{count} more under Working"
FOOTER_LOOKUP = "Lookup {id}"
FOOTER_LOOKUPS = "Lookups {first}–{last}"
FOOTER_UNKEPT = "Not kept: the log could not be reached"
FOOTER_DATA = "data: {edition}"
NO_STEPS = "No step of arithmetic was needed for this answer."

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

READ_ROLES = ROLES | {"production": "output"}
"""The same where no command's option says of what an amount is."""
