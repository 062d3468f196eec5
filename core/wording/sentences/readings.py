"""The words of the check `readings`. Each reading is a clause after "they would agree"."""

QUESTION = "Would one change of meaning make the figures agree?"

HEADLINES = {
    "likely": "the figures would agree under one change of meaning.",
    "possible": "one change of meaning might make the figures agree.",
    "either": "the figures would agree under either of two changes of meaning.",
    "either_possible": "either of two changes of meaning might make the figures agree.",
    "too_coarse": "a slip could join the figures, but they are too round to tell it from chance.",
    "none": "no single slip joins the figures within {limit}.",
    "once.ore": "{claimed} of ore is all the ore there is: perhaps it was not meant for every year.",
    "once.contained": "{claimed} is all the metal there is: perhaps it was not meant for every year.",
    "once.listed": "{claimed} of output is what {place} is listed with in reserves: perhaps these were meant.",
    "yearly.gross_value": "{claimed} is what a year's product fetches: perhaps it was meant for every year.",
    "yearly.feed": "{claimed} is the metal in one year's ore: perhaps not the whole was meant.",
    "yearly.product": "{claimed} is the product of one year: perhaps not the whole was meant.",
    "yearly.printed": "{claimed} is what {place} mines in a year: perhaps its output was meant.",
    "once.gross_value": "{claimed} a year is what all of the metal fetches: perhaps it was meant once.",
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
    "once.ore": "{claimed} of ore is as much as all the ore there is, {computed}: the whole may have been called yearly.",
    "once.contained": "{claimed} is as much as all the metal there is, {computed}: the whole may have been called yearly.",
    "once.listed": "{claimed} is what {place} is listed with in reserves, {computed}: reserves may have been called output.",
    "yearly.gross_value": "{claimed} is what a year's product fetches, {computed}: a yearly sum may have been called the whole.",
    "yearly.feed": "{claimed} is as much as the metal in one year's ore, {computed}: a yearly amount may have been called the whole.",
    "yearly.product": "{claimed} is as much as the product of one year, {computed}: a yearly amount may have been called the whole.",
    "yearly.printed": "{claimed} is what {place} mines in a year, {computed}: its output may have been called a stock.",
    "once.gross_value": "{claimed} a year is what all of the metal fetches, {computed}: the whole may have been called yearly.",
    "bare_ton": "Tons of no stated kind are read as tonnes ({tons}).",
    "bare_ton_matters": "Tons of no stated kind are read as tonnes ({tons}). As short tons, about a tenth lighter, the verdict would be: {level:level}.",
}

QUESTIONS = {
    "once.ore": "Every year, or once?",
    "once.contained": "Every year, or once?",
    "once.listed": "Output, or reserves?",
    "yearly.gross_value": "Every year, or once?",
    "yearly.feed": "Every year, or once?",
    "yearly.product": "Every year, or once?",
    "yearly.printed": "Output, or a stock?",
    "once.gross_value": "Every year, or once?",
    "bare_ton": "Which tons?",
    "bare_ton_matters": "Which tons?",
}

NOTES = {
    "too_round_for_a_reading": "The figures are too round to tell a mix-up from chance.",
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
    "mislabelled": "if the tonnage counted what the grade counts ({computed:exact})",
    "power.1": "if a decimal point had moved by one place ({before} for {after})",
    "power.2": "if a decimal point had moved by two places ({before} for {after})",
    "power.3": "if thousand and million, or million and billion, had been mixed up ({before} for {after})",
    "power.4": "if a decimal point had moved by four places ({before} for {after})",
    "per_cent_for_ppm": "if per cent and parts per million had been mixed up ({before} for {after})",
    "per_cent_for_per_mille": "or per cent and kg/t",
    "kg_per_t_for_g_per_t": "or kg/t and g/t",
    "power.6": "if a million had been lost or added ({before} for {after})",
    "once": "if {before} were the whole amount and not a yearly one",
    "yearly": "if {before} were the amount of one year and not the whole",
    "over_life": "if {before} were the sum of all years and not of each ({computed:exact})",
    "per_year": "if {before} were the amount of one year and not the whole ({computed:exact} in all)",
    "year_for_whole": "or a yearly amount and the whole",
    "swap": "if two digits of the {role} had been swapped ({before:exact} for {after:exact}, which gives {computed:exact})",
}
