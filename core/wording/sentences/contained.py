"""The words of the check `contained`."""

QUESTION = "Do the ore, the grade and the contained metal agree?"

HEADLINES = {
    "agree": "{ore} at {grade} holds {computed}, as claimed.",
    "agree_if_rounded": "{ore} at {grade} holds {computed}: within rounding of the {claimed} claimed.",
    "nearly": "{ore} at {grade} holds {computed}, not {claimed}: {factor:apart} apart.",
    "overstated": "{ore} at {grade} holds {computed}, not {claimed}: {factor:times} less.",
    "understated": "{ore} at {grade} holds {computed}, not {claimed}: {factor:times} more.",
    "more_metal_than_ore": "{claimed} of metal cannot come out of {ore} of rock.",
    "contained": "{ore} at {grade} holds {computed} of metal.",
    "ore": "{contained} at {grade} would fill {computed} of rock.",
    "grade": "{contained} in {ore} of ore is a grade of {computed}.",
}

LINES = {
    "agree": "{ore} of ore at {grade} holds {computed}; {claimed} was claimed. The figures agree.",
    "agree_if_rounded": "{ore} of ore at {grade} holds {computed}; {claimed} was claimed.",
    "nearly": "{ore} of ore at {grade} holds {computed}; {claimed} was claimed, {factor:apart} apart.",
    "overstated": "{ore} of ore at {grade} holds {computed}; the {claimed} claimed is {factor:times} as much.",
    "understated": "{ore} of ore at {grade} holds {computed}; the {claimed} claimed understates it {factor:times}.",
    "more_metal_than_ore": "{claimed} of metal is more than the {ore} of rock it is said to lie in.",
    "contained": "{ore} of ore at {grade} holds {computed} of metal.",
    "ore": "{contained} of metal at {grade} needs {computed} of rock.",
    "grade": "{contained} of metal in {ore} of ore is a grade of {computed}.",
}

NOTES = {
    "rounded.grade": "Agrees only if the grade of {grade} is a rounded figure.",
    "rounded.ore": "Agrees only if the {ore} of ore is a rounded figure.",
    "rounded.contained": "Agrees only if the contained tonnage is a rounded figure.",
}

NEEDS = {
    "needs.grade": "a grade of {grade} in the {ore} of ore",
    "needs.ore": "{ore} of ore at {grade}",
}

NAMES = {
    "contained": "Contained metal",
    "ore": "Ore",
    "grade": "Grade",
    "grams_per_tonne": "grams in a tonne",
}

READINGS: dict[str, str] = {}
