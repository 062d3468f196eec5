"""The words of `coherence`. `true` and `broken` are claims, said with the spec "claims"."""

QUESTION = "Can all of it be true at once?"

HEADLINES = {
    "none": "no reading of the {subject} makes all of it true.",
    "one": "the {subject} do not carry the rest.",
    "only_as_ore": "all of it is true only if the {subject} are ore.",
    "only_as_contained": "all of it is true only if the {subject} are metal, not ore.",
    "most_as_ore": "most of it is true only if the {subject} are ore, and all of it in no reading.",
    "most_as_contained": "most of it is true only if the {subject} are metal, not ore, and all of it in no reading.",
}

LINES = {
    "none": "No reading of the {subject} makes all of it true.",
    "one": "{subject} of ore do not bear all of it out.",
    "only_as_ore": "All of it is true only if the {subject} are ore.",
    "only_as_contained": "All of it is true only if the {subject} are metal, not ore.",
    "most_as_ore": "No reading of the {subject} makes all of it true; ore fits the rest best.",
    "most_as_contained": "No reading of the {subject} makes all of it true; metal, not ore, fits the rest best.",
}

NOTES = {
    "read_as_ore_holding.more": "Read as ore that holds {contained} it needs {needed}, {times:times} the {printed} printed.",
    "read_as_ore_holding.less": "Read as ore that holds {contained} it needs only {needed}, where {printed} is printed: {times:times} less.",
    "read_as_ore.all": "Read as ore it holds {shown}, which bears out {true:claims}.",
    "read_as_ore.mixed": "Read as ore it holds {shown}, which bears out {true:claims} and breaks {broken:claims}.",
    "read_as_ore.nothing": "Read as ore it holds {shown}, which breaks {broken:claims}.",
    "read_as_contained.all": "Read as metal it needs {shown} of rock and bears out {true:claims}.",
    "read_as_contained.mixed": "Read as metal it needs {shown} of rock, bears out {true:claims} and breaks {broken:claims}.",
    "read_as_contained.nothing": "Read as metal it needs {shown} of rock and breaks {broken:claims}.",
    "read_as_contained.all.ground": "Read as metal it needs {shown} of rock, {ground:2} of the area stated, and bears out {true:claims}.",
    "read_as_contained.mixed.ground": "Read as metal it needs {shown} of rock, {ground:2} of the area stated, bears out {true:claims} and breaks {broken:claims}.",
    "read_as_contained.nothing.ground": "Read as metal it needs {shown} of rock, {ground:2} of the area stated, and breaks {broken:claims}.",
}

NAMES = {
    "claim.rank": "{rank:ordinal} place",
    "claim.years": "{years} of supply",
    "claim.share": "{share} of the world",
    "claim.gdp_share": "{gdp_share} of GDP",
    "claim.amount": "a value of {amount}",
    "claim.contained": "{contained} contained",
}
