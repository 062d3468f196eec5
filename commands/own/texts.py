"""The words of /history and /privacy."""

from __future__ import annotations

HISTORY = "Your own lookups, newest first"
HISTORY_CONTENT = "Your lookups, newest first. Only you see this."
NO_HISTORY = "I keep no lookup of yours. Type {check} for a first one."
NO_OLDER = "There are no older ones."
ENTRY = "{icon} **{id}** {text} · {when}"
OPEN = "Open one"
OPTION = "{icon} {text}"
OPTION_NOTE = "{id} · {level}"
OLDER = "Older"
NEWEST = "Newest"
NOT_YOURS = "That lookup is not yours, so I cannot open it from here."

PRIVACY = "What I keep about you, as a file, or forgotten"
PRIVACY_CONTENT = "I keep {count} of yours. Only you see this."
COUNTS = {0: "no lookup", 1: "1 lookup"}
COUNT = "{count:,} lookups"
KEPT = (
    "**What is kept** of each check: when, what you typed (or the message you used the menu on), the answer, "
    "and the ids of you, the channel and the server. Of a dispute: your reason."
)
NOT_KEPT = "**What is not kept** No other message, no name, no profile. Nothing you type leaves the operator's machine."
LASTS_DAYS = "**How long** {days} days in this server; {usual} days elsewhere. Then it is deleted."
LASTS_AS_USUAL = "**How long** {usual} days, here and elsewhere. Then it is deleted."
LASTS_FOREVER = "**How long** In this server for ever, as its managers chose; {usual} days elsewhere."
LASTS = "**How long** {usual} days, unless the managers of a server chose otherwise. Then it is deleted."
WHO = (
    "**Who sees it** You; the moderators of the server it was asked in, those checks alone; "
    "whoever runs this bot."
)
POLICY = "-# [The whole of it]({url})"
MY_DATA = "My data"
FORGET = "Forget me"
MY_DATA_CONTENT = "Everything I keep of you. A line a record, in JSON."
MY_DATA_PACKED = "Everything I keep of you, packed with gzip. A line a record, in JSON."
MY_DATA_ALT = "Your lookups and what you said about lookups, as JSON lines"
NOTHING_KEPT = "I keep nothing of you."
MY_DATA_TOO_LARGE = (
    "Your data are larger than a file may be here. Whoever runs this bot can send them to you."
)
SURE = (
    "This deletes {count} of yours with everything said about them, everywhere, and takes your name off what "
    "you said about others' lookups. It cannot be undone. Answers that stand in channels stay there; their buttons will say that they are gone."
)
FORGET_NOW = "Yes, forget me"
FORGOTTEN = "Done: {count} deleted. Within seconds no trace is left in my files."
