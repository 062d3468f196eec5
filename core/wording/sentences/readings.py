"""The words of the check `readings`. Each reading is a clause after "they would agree"."""

QUESTION = "Would one change of meaning make the figures agree?"

HEADLINES = {
    "likely": "the figures would agree under one change of meaning.",
    "possible": "one change of meaning might make the figures agree.",
    "either": "the figures would agree under either of two changes of meaning.",
    "either_possible": "either of two changes of meaning might make the figures agree.",
    "too_coarse": "a slip could join the figures, but they are too round to tell it from chance.",
    "none": "no single slip joins the figures within {limit}.",
    "bare_ton": "tons are read as tonnes, so {tons}.",
    "bare_ton_matters": "tons are read as tonnes, so {tons}; as short tons: {level:level}.",
}

LINES = {
    "likely": "One change of meaning makes the figures agree, and it is a likely one.",
    "possible": "One change of meaning makes the figures agree: possible, no more.",
    "either": "Either of two changes of meaning makes the figures agree.",
    "either_possible": "Either of two changes of meaning makes the figures agree: possible, no more.",
    "too_coarse": "A slip could join them, but the figures are too round to tell it from chance: none is offered.",
    "none": "No single slip joins them within {limit}: one of the figures is about something else.",
    "bare_ton": "Tons of no stated kind are read as tonnes ({tons}).",
    "bare_ton_matters": "Tons of no stated kind are read as tonnes ({tons}). As short tons, about a tenth lighter, the verdict would be: {level:level}.",
}

QUESTIONS = {
    "bare_ton": "Which tons?",
    "bare_ton_matters": "Which tons?",
}

NOTES = {
    "reading_is_no_proof": "A change that fits is no proof that it was meant.",
}

NAMES = {
    "changed.ore": "Ore, read so",
    "changed.grade": "Grade, read so",
    "changed.contained": "Contained metal, read so",
    "changed.ore_rate": "Ore a year, read so",
    "changed.recovery": "Recovery, read so",
    "changed.product_rate": "Product a year, read so",
    "changed.life": "Years, read so",
    "changed.stock": "Stock, read so",
    "product_rate": "Product a year",
}

READINGS = {
    "contained_is_ore": "if the {before} were the ore, not the metal in it ({computed:exact} of metal)",
    "exchanged": "if the ore and the contained tonnage stood in each other's place",
    "short_ton": "if the tons of {role} were short tons ({computed:exact})",
    "long_ton": "if the tons of {role} were long tons ({computed:exact})",
    "grade_is_element": "if the grade counted metal and the tonnage oxide ({computed:exact})",
    "grade_is_oxide": "if the grade counted oxide and the tonnage metal ({computed:exact})",
    "basis": "if the grade counted {of} and the tonnage {to} ({computed:exact})",
    "power.1": "if a decimal point had moved by one place ({before} for {after})",
    "power.2": "if a decimal point had moved by two places ({before} for {after})",
    "power.3": "if thousand and million, or million and billion, had been mixed up ({before} for {after})",
    "power.4": "if a decimal point had moved by four places ({before} for {after})",
    "per_cent_for_ppm": "if per cent and parts per million had been mixed up ({before} for {after})",
    "per_cent_for_per_mille": "or per cent and kg/t",
    "kg_per_t_for_g_per_t": "or kg/t and g/t",
    "power.6": "if a million had been lost or added ({before} for {after})",
    "once": "if {before} were the whole amount and not a yearly one",
    "swap": "if two digits of the {role} had been swapped ({before:exact} for {after:exact}, which gives {computed:exact})",
}
