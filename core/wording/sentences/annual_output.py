"""The words of the check `annual_output`."""

QUESTION = "Do ore, grade, recovery and product a year agree?"

HEADLINES = {
    "agree": "{ore_rate} at {grade} and {recovery} recovery gives {computed}, as claimed.",
    "overstated": "{ore_rate} at {grade} and {recovery} recovery gives {computed}, not {claimed}: {factor:less}.",
    "understated": "{ore_rate} at {grade} and {recovery} recovery gives {computed}, not {claimed}: {factor:more}.",
    "more_than_fed": "{claimed} of product cannot come out of {feed} of metal in the ore.",
    "more_than_ore": "{claimed} of product cannot come out of {computed} of ore.",
    "recovery": "{product_rate} out of {feed} in the ore is a recovery of {claimed}.",
    "recovery_alone": "{product_rate} out of {feed} in the ore is a recovery of {claimed}.",
    "recovery_high": "{product_rate} out of {feed} in the ore is a recovery of {claimed}, above the {on_file} on file.",
    "recovery_low": "{product_rate} out of {feed} in the ore is a recovery of {claimed}, below the {on_file} on file.",
    "concentrate": "{product_rate} of concentrate from {ore_rate} of ore at {grade} would hold {computed}.",
    "feed": "{ore_rate} at {grade} carries {feed} of metal into the plant.",
    "product": "{ore_rate} at {grade} and {recovery} recovery gives {computed}.",
    "needs_grade": "{product_rate} from {ore_rate} of ore needs a grade of {computed} if nothing is lost, {grade} at {recovery} recovery.",
    "needs_ore": "{product_rate} at {grade} and {recovery} recovery takes {computed} of ore.",
}

LINES = {
    "agree": "{ore_rate} of ore at {grade} holds {feed}; at {recovery} recovery that is {computed}, and {claimed} was claimed. The figures agree.",
    "overstated": "{ore_rate} of ore at {grade} holds {feed}; at {recovery} recovery that is {computed}. The {claimed} claimed is {factor:times} as much.",
    "understated": "{ore_rate} of ore at {grade} holds {feed}; at {recovery} recovery that is {computed}. The {claimed} claimed understates it {factor:times}.",
    "more_than_fed": "{ore_rate} of ore at {grade} holds {feed}: {claimed} of product would be more than goes in.",
    "more_than_ore": "{claimed} of product is more than the {computed} of ore it is said to come from.",
    "recovery": "{ore_rate} of ore at {grade} holds {feed}; making {product_rate} of it is a recovery of {claimed}, where {on_file} is on file.",
    "recovery_alone": "{ore_rate} of ore at {grade} holds {feed}; making {product_rate} of it is a recovery of {claimed}.",
    "recovery_high": "{ore_rate} of ore at {grade} holds {feed}; {product_rate} would be a recovery of {claimed}, where {on_file} is on file.",
    "recovery_low": "{ore_rate} of ore at {grade} holds {feed}; {product_rate} would be a recovery of only {claimed}, where {on_file} is on file.",
    "concentrate": "{ore_rate} of ore at {grade} and {recovery} recovery makes {product_rate} of concentrate with {computed} in it.",
    "feed": "{ore_rate} of ore at {grade} holds {feed}; at a good recovery of {recovery}, {product} would come out.",
    "product": "{ore_rate} of ore at {grade} and {recovery} recovery gives {computed}.",
    "needs_grade": "{product_rate} from {ore_rate} of ore needs {computed} if nothing is lost, {grade} at {recovery} recovery.",
    "needs_ore": "{product_rate} at {grade} and {recovery} recovery takes {computed} of ore.",
}

NOTES = {
    "rounded.figures": "Agrees only if the round figures among them are rounded ones.",
    "annual_output.needs_more": "A yearly amount alone cannot be checked. Add the grade, the ore a year or the product a year.",
    "annual_output.concentrate": "It fits only as the weight of concentrate. Saying what the product is would lift it.",
    "recovery.above_all": "As printed, {recovery} would have to come out, where plants get {usual} from hard rock and no ore on file gives more than {most}. Only rounding brings it within. The ore's kind and a tested recovery would lift it.",
    "recovery.only_some.verified-2-sources": "Hard rock yields {usual}; only {what} is known to give as much ({ends}). Saying the ore's kind would lift it.",
    "recovery.only_some.one-source": "Hard rock yields {usual}; only {what} is known to give as much ({ends}, one source). Saying the ore's kind would lift it.",
    "recovery.only_some.from-memory": "Hard rock yields {usual}; only {what} is known to give as much ({ends}, from memory, not seen in a source). Saying the ore's kind would lift it.",
    "recovery.no_losses": "At {recovery} next to nothing is lost in the plant. Saying the recovery would lift it.",
    "recovery.none_on_file": "No recoveries are on file for this mineral; only the arithmetic was checked.",
}

NEEDS = {
    "needs.recovery": "a recovery of {recovery}",
    "needs.feed_grade": "ore of {grade}, at {recovery} recovery",
    "needs.ore_rate": "{ore_rate} of ore, at {recovery} recovery",
}

NAMES = {
    "feed": "Metal fed in",
    "product": "Product",
    "product_in_basis": "Product as the grade counts it",
    "conversion": "conversion",
    "concentrate_grade": "Grade of the concentrate",
    "recovery": "Recovery",
    "ore_rate": "Ore a year",
    "grade": "Grade",
    "grams_per_tonne": "grams in a tonne",
    "per_cent": "per cent",
}
