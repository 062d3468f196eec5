"""The words of /settings and of the first message in a server."""

from __future__ import annotations

SETTINGS = "How long lookups are kept, who sees answers, where disputes go"
SHOW = "What is set in this server"
RETENTION = "How long this server's lookups are kept"
DAYS = "Days, for example 90 (7 to 730); 180 if nobody chose"
FOREVER = "Keep them for ever; say so outright"
PRIVATE = "Who sees answers unless the asker says otherwise"
ON = "True: only the asker; False: everybody in the channel"
DISPUTES = "Where moderators are told of disputes"
CHANNEL = "A channel for moderators; leave it out to be told nowhere"

SHOW_CONTENT = "What is set in this server:"
SHOW_RETENTION = "**Lookups are kept** {how_long} ({command})"
SHOW_PRIVATE = "**Answers are seen by** {whom} ({command})"
SHOW_DISPUTES = "**Disputes are told** {where}; they are in the queue either way ({command})"
FOR_DAYS = "for {days} days"
FOR_EVER = "for ever"
ASKER_ALONE = "the asker alone, unless they say otherwise"
EVERYBODY = "everybody in the channel, unless the asker says otherwise"
IN_CHANNEL = "in <#{channel}>"
NOWHERE = "nowhere"

ONE_OF_TWO = "Choose one: `days` (7 to 730), or `forever: True`."
RETENTION_SET = "From now on this server's lookups are kept {how_long}."
RETENTION_SHORTER = "Older ones are deleted within the hour. There is no way back for those."
PRIVATE_SET = "From now on answers are seen by {whom}."
PRIVATE_SOON = "It may take a minute until every part of me knows."
DISPUTES_SET = "From now on disputes are told in <#{channel}>."
DISPUTES_OFF = "Disputes are told nowhere now. They are in {queue} all the same."
DISPUTES_HERE = "From now on I tell here when somebody disputes an answer. {queue} has them all."
NO_ACCESS = "I cannot write in <#{channel}>: allow me View Channel, Send Messages and Embed Links there, then try again."

WELCOME = (
    "Thank you for having me. I check whether the figures of mining news agree with one another and with dated "
    "public tables: arithmetic, no opinion, every number with its working and its source.\n"
    "**Try it** {deposit} with `ore:20 Mt grade:700 g/t contained:935,400 t`, or right-click a message → Apps → "
    "**{menu}**. {help} has an example of everything.\n"
    "**Managers** {settings} says how long lookups are kept (180 days unless you choose otherwise); {digest} "
    "brings the news once a day with a verdict on every headline that has figures.\n"
    "-# I read only what is given to me. {privacy} says what I keep."
)
