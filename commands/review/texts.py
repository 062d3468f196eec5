"""What is said to moderators, with named placeholders. What is said about figures is in `core.wording`."""

from __future__ import annotations

from core.lookups import Origin
from core.store.records import State

REVIEW = "What was asked here, for moderators"
QUEUE = "What waits for a moderator: disputed first, then impossible, then what could not be told"
SEARCH = "Find lookups of this server"
SHOW = "Everything about one lookup"
STATS = "What was asked, and how often the moderators agreed"
EXPORT = "The lookups of this server as a file"
REPLAY = "Which stored claims would get another level today"

ID = "Number at the foot of an answer, for example 12"
DAYS = "How many days back, for example 7; 30 if left out"
BY = "What the picture counts by, levels if left out"
FORMAT = "csv for spreadsheets, jsonl for programs, claimreview for search engines"

OPTIONS = {
    "text": "Words that were typed, all of them, for example kazakhstan 700",
    "level": "One or more levels, for example impossible, doubtful",
    "state": "One or more states of review, for example disputed, new",
    "user": "Who asked",
    "channel": "Where",
    "mineral": "Mineral, for example lithium",
    "country": "Country, for example Kazakhstan",
    "origin": "How it was asked, for example slash or menu",
    "command": "Which command, for example check deposit",
    "since": "First day (UTC), for example 2026-05-01 or 7d",
    "until": "Last day (UTC), for example 2026-05-31 or yesterday",
    "without": "What to leave out, for example state:dismissed level:worked_out gold",
}

STATES = {
    State.NEW: "new",
    State.DISPUTED: "disputed",
    State.CONFIRMED: "confirmed",
    State.WRONG: "wrong",
    State.NEEDS_SOURCE: "needs a source",
    State.DISMISSED: "dismissed",
}

ORIGINS = {
    Origin.SLASH: "typed",
    Origin.MENU: "from a message",
    Origin.DIGEST: "from the digest",
    Origin.CLI: "from the command line",
}

CONFIRM = "Confirm"
WRONG = "Wrong"
NEEDS_SOURCE = "Needs source"
DISMISS = "Dismiss"
SKIP = "Skip"
NOTE = "Note"
GO = "Go to answer"
FIRST = "Newest"
OLDER = "Older"
OPEN = "Open a lookup"

NOT_ALLOWED = "This is for moderators: it takes the right to manage messages, or having run /review here within the hour."
NOT_HERE = "This server has no lookup {id}."
QUEUE_EMPTY = "Nothing waits for a moderator."
QUEUE_END = "That was the end of the queue. Still waiting: {count}, skipped or come in meanwhile. Run the command again for them."
QUEUE_WAITING = "{count} waiting"
QUEUE_LONG = "{count} or more waiting"
GONE_MEANWHILE = "Lookup {id} is no longer kept."

ASKED = "**Asked** {when} by {who} in <#{channel}> with `{command}`"
SOMEBODY = "somebody who asked to be forgotten"
TYPED = "**Typed** {text}"
STANDS = "**State** {state}"
STANDS_LEVEL = "**State** {state}, corrected to {icon} {word}"
TODAY = "**Today's data** would say {icon} {word}"
HISTORY = "**History**"
DISPUTED_BY = "{when} {who} disputes: {note}"
DISPUTED_SILENTLY = "{when} {who} disputes, without a reason"
DECIDED = "{when} {who}: {state}"
DECIDED_LEVEL = "{when} {who}: {state}, it is {icon} {word}"
WITH_NOTE = "{line} · {note}"
NOTED = "{when} {who} notes: {note}"
SAME = "**Same figures, asked {count}**"
SAME_ONCE = "once more"
SAME_TIMES = "{count} times more"
SAME_LINE = "{icon} #{id} {when} by {who} · {state}"
EARLIER = "… {count} earlier"

DONE = "✓ Lookup {id}: {state}."
DONE_LEVEL = "✓ Lookup {id}: {state}, it is {icon} {word}."
DONE_NOTE = "✓ Lookup {id}: noted."
SKIPPED = "Lookup {id} skipped."
CORRECTED_THERE = "Corrected in {places}."
ON_NEXT_PRESS = "Not to be edited, so it is corrected when one of its buttons is next pressed: {places}."
NOWHERE_KNOWN = (
    "Where the answer stands is not known, so it is corrected when one of its buttons is next pressed."
)
TRIED_AGAIN = "Discord did not answer for {places}; I try again within minutes."
PLACE = "[the answer]({link}) in <#{channel}>"
PLACE_WHY = "{place} ({why})"
WHY = {
    "ephemeral": "only its asker sees it",
    "gone": "the message is gone",
    "forbidden": "I have no rights there",
}

WRONG_TITLE = "Lookup {id} is wrong"
WRONG_LEVEL = "What is right?"
WRONG_WHY = "Why"
WRONG_SHOWN = "Shown with the correction, where the answer stands"
NOTE_TITLE = "A note on lookup {id}"
NOTE_LABEL = "Note"
NOTE_PRIVATE = "Only moderators see it"
NO_LEVEL = "Choose what is right: a correction without a level says nothing."

FOUND = "Lookups, newest first"
NONE_FOUND = "No lookup of this server fits."
NO_OLDER = "No older lookup fits."
HIT = "{icon} **#{id}** {when} {who} <#{channel}> · {state}\n{text}"
CHOICE = "#{id} {word}"
FILTERS = "Filters: "

STATS_TITLE = "{count} lookups in {days} days"
STATS_NONE = "Nothing was asked here in the last {days} days."
AGREEMENT = "**Agreement** {percent} of {decided} judged"
NOT_JUDGED = "**Agreement** nothing was judged yet"
BY_LEVEL = "**By level**"
BY_STATE = "**By state**"
BY_DAY = "**By day**"
BY_MINERAL = "**By mineral**"
BY_COUNTRY = "**By country**"
BY_ORIGIN = "**By origin**"
MOST_CHECKED = "**Checked most**"
MOST_CHECKED_LINE = "{icon} {times}×, last #{id}: {text}"
COUNTED = "{name} {count}"
STATS_PICTURE = "Lookups {by}, {since} to {until}"
STATS_ALT = "Lookups {by}, {since} to {until}: {listed}."
STATS_SOURCE = "{count} lookups of this server. Days are UTC."
BREAKDOWNS = {
    "level": "by level",
    "day": "by day",
    "state": "by state of review",
    "mineral": "by mineral",
    "country": "by country",
    "origin": "by origin",
}

EXPORTED = "{count} lookups."
EXPORTED_PACKED = "{count} lookups, compressed."
NOTHING_TO_EXPORT = "No lookup of this server fits: there is nothing to export."
TOO_LARGE = "That is more than the {limit} that Discord takes from me here. Whoever runs me can write it to a file:\n```\n{line}\n```"

REPLAYED = "Level would change today: {count} of the claims looked at"
REPLAYED_NONE = "No stored claim that fits would get another level today."
REPLAY_MORE = "Level would change today; the next {count}"
REPLAY_TOO_MANY = "More than {limit} lookups fit, which is for the command line. Narrow the filters, or let whoever runs me run:\n```\n{line}\n```"
CHANGE = "**#{id}** {when} · {old} → {new}\n{editions}{text}"
CHANGE_STANDS = "**#{id}** {when} · {old} → {new} · already {state}\n{editions}{text}"
EDITIONS_MOVED = "-# {old} → {new}\n"
UNREADABLE = "can no longer be read"

CORRECTED = "{icon} **{word}:** corrected by the moderators on {when}. The figures alone had given: {before}"
CORRECTION_NOTE = "**Corrected on {when}** {note}"
NO_REASON_GIVEN = "No reason was given."
CORRECTED_NOW = "The moderators corrected this answer, and it now says so. Press again for what you wanted."
