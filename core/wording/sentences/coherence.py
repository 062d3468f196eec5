"""The words of `coherence`. `true` and `broken` are claims, said with the spec "claims"."""

QUESTION = "Can all of it be true at once?"

HEADLINES = {
    "none": "no reading of the {subject} makes all of it true.",
    "one": "the {subject} do not carry the rest.",
    "only_as_ore": "all of it is true only if the {subject} are ore.",
    "only_as_contained": "all of it is true only if the {subject} are metal, not ore.",
    "most_as_ore": "most of it is true only if the {subject} are ore, and all of it in no reading.",
    "as_read": "the rest depends on how the figures are read.",
    "most_as_contained": "most of it is true only if the {subject} are metal, not ore, and all of it in no reading.",
}

LINES = {
    "none": "No reading of the {subject} makes all of it true.",
    "one": "{subject} of ore do not bear all of it out.",
    "only_as_ore": "All of it is true only if the {subject} are ore.",
    "only_as_contained": "All of it is true only if the {subject} are metal, not ore.",
    "most_as_ore": "No reading of the {subject} makes all of it true; ore fits the rest best.",
    "as_read": "What such a reading makes of the rest.",
    "most_as_contained": "No reading of the {subject} makes all of it true; metal, not ore, fits the rest best.",
}

TURNS = {
    "true": "{under:under}, {true:claims} would hold as well",
    "false": "{under:under}, {false:claims} would no longer hold",
    "true_false": "{under:under}, {true:claims} would hold as well, but {false:claims} no longer",
}
STAYS = {
    "nothing": ".",
    "still_true": "; {still_true:claims} would hold as before.",
    "still_false": "; {still_false:claims} would fail as before.",
    "still_true_still_false": "; {still_true:claims} would hold as before, {still_false:claims} would fail.",
}
"""What a reading turns of the other claims, and what it leaves as it was."""

NOTES = {
    **{f"as_read.{t}.{s}": f"{turn}{stay}" for t, turn in TURNS.items() for s, stay in STAYS.items()},
    "as_read.nothing.still_true": "{under:under}, {still_true:claims} would hold as before.",
    "as_read.nothing.still_false": "{under:under}, {still_false:claims} would fail as before.",
    "as_read.nothing.still_true_still_false": "{under:under}, {still_true:claims} would hold as before and {still_false:claims} fail.",
    "read_as_ore_holding.more": "Read as ore that holds {contained} it needs {needed}, {times:times} the {printed} printed.",
    "read_as_ore_holding.nearly": "Read as ore that holds {contained} it needs {needed}, where {printed} is printed.",
    "read_as_ore_holding.less": "Read as ore that holds {contained} it needs only {needed}, where {printed} is printed: {times:times} less.",
    "read_as_ore.all": "Read as ore it holds {shown}, which bears out {true:claims}.",
    "read_as_ore.mixed": "Read as ore it holds {shown}, which bears out {true:claims} and breaks {broken:claims}.",
    "read_as_ore.nothing": "Read as ore it holds {shown}, which breaks {broken:claims}.",
    "read_as_contained.all": "Read as metal it needs {shown} of rock and bears out {true:claims}.",
    "read_as_contained.mixed": "Read as metal it needs {shown} of rock, bears out {true:claims} and breaks {broken:claims}.",
    "read_as_contained.nothing": "Read as metal it needs {shown} of rock and breaks {broken:claims}.",
    "read_as_contained.all.ground": "Read as metal it needs {shown} of rock, {ground:of} the area stated, and bears out {true:claims}.",
    "read_as_contained.mixed.ground": "Read as metal it needs {shown} of rock, {ground:of} the area stated, bears out {true:claims} and breaks {broken:claims}.",
    "read_as_contained.nothing.ground": "Read as metal it needs {shown} of rock, {ground:of} the area stated, and breaks {broken:claims}.",
}

NAMES = {
    "under.contained_is_ore": "With {before} as ore",
    "under.exchanged": "With ore and contained metal in each other's place",
    "under.short_ton": "With short tons for the {role:name}",
    "under.long_ton": "With long tons for the {role:name}",
    "under.grade_is_element": "With a grade in metal and a tonnage in oxide",
    "under.grade_is_oxide": "With a grade in oxide and a tonnage in metal",
    "under.basis": "With a grade in {of} and a tonnage in {to}",
    "under.mislabelled": "With a tonnage that counts what the grade counts",
    "under.power.1": "With {after} for {before}",
    "under.power.2": "With {after} for {before}",
    "under.power.3": "With {after} for {before}",
    "under.power.4": "With {after} for {before}",
    "under.power.6": "With {after} for {before}",
    "under.per_cent_for_ppm": "With {after} for {before}",
    "under.swap": "With {after:exact} for {before:exact}",
    "under.once": "With {before} as the whole amount",
    "under.yearly": "With {before} as the amount of one year",
    "under.per_year": "With {before} as the amount of one year",
    "under.over_life": "With {before} as the sum of all years",
    "claim.production": "{production} of output",
    "claim.product_rate": "{product_rate} of product",
    "claim.life": "a life of {life}",
    "claim.area": "the fit under {area}",
    "claim.rank": "{rank:ordinal} place",
    "claim.years": "{years} of supply",
    "claim.share": "{share} of the world",
    "claim.gdp_share": "{gdp_share} of GDP",
    "claim.amount": "a value of {amount}",
    "claim.contained": "{contained} contained",
}
