"""The words of the check `growth`."""

QUESTION = "Is the change what the old and the new figure say?"

HEADLINES = {
    "rise": "{old} to {new} is a rise of {change}.",
    "fall": "{old} to {new} is a fall of {change}.",
    "rise_agrees": "{old} to {new} is a rise of {computed}, as claimed.",
    "fall_agrees": "{old} to {new} is a fall of {computed}, as claimed.",
    "rise_differs": "{old} to {new} is a rise of {computed}, not {claimed}.",
    "fall_differs": "{old} to {new} is a fall of {computed}, not {claimed}.",
    "rise_not_as_said": "{old} to {new} is a rise of {computed}, and a fall was claimed.",
    "fall_not_as_said": "{old} to {new} is a fall of {computed}, and a rise was claimed.",
    "rise_in_points": "{old} to {new} is a rise of {claimed} only if percentage points are meant; in per cent it is {change}.",
    "fall_in_points": "{old} to {new} is a fall of {claimed} only if percentage points are meant; in per cent it is {change}.",
    "points_said_agrees": "{old} to {new} is a change of {computed:points}, as claimed.",
    "points_said_differs": "{old} to {new} is a change of {computed:points}, not {claimed:points}.",
    "times_agrees": "{new} is {computed:times} {old}, as claimed.",
    "times_differs": "{new} is {computed:times} {old}, not {claimed:times}.",
    "amount_agrees": "between {old} and {new} lie {computed}, as claimed.",
    "amount_differs": "between {old} and {new} lie {computed}, not {claimed}.",
}

LINES = {
    "rise": "{old} to {new} is a rise of {change}.",
    "fall": "{old} to {new} is a fall of {change}.",
    "rise_agrees": "From {old} to {new} is a rise of {computed}; {claimed} was claimed. The figures agree.",
    "fall_agrees": "From {old} to {new} is a fall of {computed}; {claimed} was claimed. The figures agree.",
    "rise_differs": "From {old} to {new} is a rise of {computed}; {claimed} was claimed.",
    "fall_differs": "From {old} to {new} is a fall of {computed}; {claimed} was claimed.",
    "rise_not_as_said": "From {old} to {new} is a rise of {computed}; a fall of {claimed} was claimed.",
    "fall_not_as_said": "From {old} to {new} is a fall of {computed}; a rise of {claimed} was claimed.",
    "rise_in_points": "From {old} to {new} is a rise of {change}; the {claimed} claimed would be percentage points.",
    "fall_in_points": "From {old} to {new} is a fall of {change}; the {claimed} claimed would be percentage points.",
    "points_said_agrees": "From {old} to {new} is a change of {computed:points}; {claimed:points} was claimed. The figures agree.",
    "points_said_differs": "From {old} to {new} is a change of {computed:points}; {claimed:points} was claimed.",
    "times_agrees": "{new} is {computed:times} {old}; {claimed:times} was claimed. The figures agree.",
    "times_differs": "{new} is {computed:times} {old}; {claimed:times} was claimed.",
    "amount_agrees": "From {old} to {new} is a difference of {computed}; {claimed} was claimed. The figures agree.",
    "amount_differs": "From {old} to {new} is a difference of {computed}; {claimed} was claimed.",
}

NOTES = {
    "rounded.figures": "Agrees only if the round figures among them are rounded ones.",
    "growth.rounding": "The printed figures are rounded; the change lies anywhere within {span}.",
    "growth.of.figure": "{old} to {new}: a change of {change}.",
    "growth.of.ore": "The ore, {old} to {new}: a change of {change}.",
    "growth.of.contained": "The contained metal, {old} to {new}: a change of {change}.",
    "growth.of.grade": "The grade, {old} to {new}: a change of {change}.",
    "growth.which.figure": "It is the growth of one of the figures given and not of the other; saying which would lift it.",
    "growth.which.ore": "It is the growth of the ore, not of the other figure; saying which would lift it.",
    "growth.which.contained": "It is the growth of the contained metal, not of the other figure; saying which would lift it.",
    "growth.which.grade": "It is the growth of the grade, not of the other figure; saying which would lift it.",
    "growth.points_or_per_cent": "It agrees only in percentage points. Saying points would lift it.",
    "growth.from_nothing": "A change in per cent cannot be worked out from an old figure of nothing.",
    "growth.unlike": "The old and the new figure are not of the same kind. Give both as tonnes, as grades or as shares.",
    "growth.needs_both": "A change needs the old figure and the new one.",
}

NAMES = {
    "old": "old",
    "new": "new",
    "difference": "Difference",
    "growth": "Change",
    "ratio": "New over old",
    "per_cent": "per cent",
}
