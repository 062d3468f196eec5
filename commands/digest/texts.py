"""The digest's own words. What is said about figures is in `core.wording`."""

from __future__ import annotations

DIGEST = "The daily news with a verdict on each headline that has figures"

HEADING = "**News with figures, {date}**: {counts}"
HEADING_QUIET = "**News with figures, {date}**: no story with figures today."
STORIES = "{count} stories"
ONE_STORY = "1 story"
MORE_OUTLETS = "+{count} more"
MORE_TELLERS = "and {count} more outlets"
MORE_LINES = "and {count} more"
CORRECTED = "corrected by the moderators, was {before}"
CHECKS_TITLE = "Checked here since yesterday"
STRIKING = "Most striking: {check}"
OVERRULED = "Overruled: {check}"
NOW = "now {level}"
BEHIND = "… and {count} more behind the menu."
BEHIND_LEFT_OUT = " {count} with less to check are listed on its last page."
MORE_STORIES = "{count} more stories"
PAGE = "**Stories {first} to {last} of {count}**"
LEFT_OUT = "{count} more, with less to check"
OPEN_ONE = "Open a story in full"
OPEN_MORE = "Open a story in full, and {count} more"
WHO_SAYS_WHAT = "Who says what"
DIFFER = "Where they differ"
NO_FIGURES_KEPT = "no figures"
STORY_GONE = "This digest is no longer kept, so I cannot open its stories."

CHANNEL = "Where to post"
TIME = "Local hour of the post, such as 08:00"
ZONE = "Time zone, such as Europe/Berlin"
ROLE = "The one role that may be mentioned"
MINERALS = "Only these minerals, for example lithium, copper (default: all)"
LANGUAGES = "Only these languages, such as en, ru (default: all)"
SETUP = "Post the digest every day in a channel"
PREVIEW = "What would be posted now; only you see it"
STATUS = "Next run, last run, feeds that fail, items waiting"
PAUSE = "Stop posting until resumed"
RESUME = "Post again, from now on"
FEEDS = "Which feeds this server reads"
FEEDS_ADD = "Read one more feed"
FEEDS_REMOVE = "Read a feed no longer"
FEEDS_LIST = "The feeds this server reads, and how they are"
FEEDS_TEST = "Read a feed once, and say what is in it"
FEED_URL = "Address of the feed, for example https://example.org/rss.xml"

SET_UP = (
    "The digest comes to {channel} every day at {time} ({zone}); next: {next}. {role}{filters}"
    "Nothing that the feeds hold today is posted: it starts with what is new."
)
MENTIONS = "{role} is mentioned, and nobody else. "
NO_MENTIONS = "Nobody is mentioned. "
ONLY = "Only: {what}. "
LACKS_RIGHTS = "I may not post in {channel}. I need: {rights}. Give me these rights, then run this again."
RIGHTS = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
}
ROLE_SILENT = " {role} can be mentioned by me only if it is mentionable, or if I have Mention Everyone; now it is neither."

NOT_SET_UP = "There is no digest in this server yet. Set it up with {setup}."
PAUSED = "Paused. Nothing is posted until {resume}."
ALREADY_PAUSED = "It is paused already, since {when}: {reason}."
RESUMED = "It goes on: next at {next}. What was told while it was paused is not posted."
NOT_PAUSED = "It is not paused; next at {next}."
REASONS = {
    "asked": "a manager paused it",
    "channel_gone": "its channel is gone; choose another with {setup}",
    "no_rights": "I may not post in its channel any more; give me the rights, then {resume}",
}
"""Why a digest rests, by the stored key."""

PREVIEW_EMPTY = "Nothing with figures waits, and the feeds hold nothing of the last days. Feeds: {feeds}, failing: {failing}."
PREVIEW_OLD = "Nothing new waits. This is what the feeds hold from the last days; none of it will be posted."
PREVIEW_OTHERS = "And the others:"
PREVIEW_NOW = "This is what would be posted now. Posted, each story opens in full."

STATUS_TITLE = "Digest"
STATUS_NEXT = "**Next**: {when} in {channel}"
STATUS_PAUSED = "**Paused** {when}: {reason}"
STATUS_WAITING = "**Waiting**: {count} with figures"
STATUS_LAST = "**Last days**"
STATUS_FEEDS = "**Feeds**: {count}, last read {when}"
STATUS_NO_FEEDS = "**Feeds**: {count}, not read yet"
STATUS_FAILING = "⚠️ {name}: {reason}, since {when}"
STATUS_MORE_FAILING = "and {count} more that fail"
STATES = {
    "posted": "posted {when}",
    "claimed": "⚠️ begun {when} and never confirmed: it may have been posted, or not. It is not posted twice",
    "failed": "⚠️ not posted: {reason}",
    "missed": "⚠️ missed: I was not running at its hour",
    "empty": "nothing with figures",
}
"""How a day ended, by its state."""

FAILURES = {
    "channel_gone": "the channel is gone",
    "no_rights": "I had no rights in the channel",
    "refused": "Discord refused the message",
    "broken": "an error of mine; the log has it",
}
"""Why a day failed, by the stored key."""

FEED_ADDED = "{name} is read from now on. It holds {count} articles, {figures} of the newest with figures; none of them is posted, only what comes after."
FEED_REMOVED = "{url} is read no longer."
FEED_NOT_READ = "This server does not read that feed. The list is under {list}."
FEED_KNOWN = "This server reads that feed already."
TOO_MANY_FEEDS = "A server may add {limit} feeds. Remove one first."
FEED_TESTED = "**{name}**: {count} articles, {figures} of the newest with figures."
FEED_NEWEST = "Newest: {title}"
FEEDS_TITLE = "Feeds"
FEED_OK = "🟢 {name}"
FEED_NEW = "⚪ {name}, not read yet"
FEED_FAILS = "🔴 {name}: {reason}, since {when}"
FEED_REASONS = {
    "timeout": "does not answer in time",
    "connection": "cannot be reached",
    "too_large": "is too large",
    "redirects": "redirects too often",
    "no_items": "has no items",
    "entities": "defines entities, which I do not expand",
    "not_a_feed": "is not a feed",
    "private": "is a private address",
    "scheme": "is no web address",
    "credentials": "carries a password",
    "name": "has no public host name",
}
"""Why a feed fails, by the stored key; "status 404" is said as such."""
FEED_STATUS = "answers with error {status}"
