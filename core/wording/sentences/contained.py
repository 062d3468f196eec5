"""The words of the check `contained`. `factor` is likely ÷ likely; `held` the metal as the grade counts it."""

QUESTION = "Do the ore, the grade and the contained metal agree?"

QUESTIONS = {
    "contained": "How much metal is that?",
    "contained.converted": "How much metal is that?",
    "contained.product": "How much of it is that?",
    "ore": "How much rock is that?",
    "ore.product": "How much rock is that?",
    "grade": "What grade is that?",
    "grade.product": "What grade is that?",
}

HEADLINES = {
    "same": "{ore} at {grade} holds {computed}, as claimed.",
    "agree": "{ore} at {grade} holds {computed}, in line with the {claimed} claimed.",
    "agree_if_rounded": "{ore} at {grade} holds {computed}, the {claimed} claimed within rounding.",
    "agree_if_basis": "{ore} at {grade} holds {computed}; {claimed} agrees if one counts oxide, the other metal.",
    "nearly": "{ore} at {grade} holds {computed}, not {claimed}: {factor:apart} apart.",
    "overstated": "{ore} at {grade} holds {computed}, not {claimed}: {factor:less}.",
    "understated": "{ore} at {grade} holds {computed}, not {claimed}: {factor:more}.",
    "same.converted": "{ore} at {grade} {of} holds {computed} {to}, as claimed.",
    "agree.converted": "{ore} at {grade} {of} holds {computed} {to}, in line with the {claimed} claimed.",
    "agree_if_rounded.converted": "{ore} at {grade} {of} holds {computed} {to}, the {claimed} claimed within rounding.",
    "agree_if_basis.converted": "{ore} at {grade} {of} holds {held} {of}, in line with the {claimed} claimed.",
    "nearly.converted": "{ore} at {grade} {of} holds {held} {of}, which is {computed} {to}, not {claimed}: {factor:apart} apart.",
    "overstated.converted": "{ore} at {grade} {of} holds {held} {of}, which is {computed} {to}, not {claimed}: {factor:less}.",
    "understated.converted": "{ore} at {grade} {of} holds {held} {of}, which is {computed} {to}, not {claimed}: {factor:more}.",
    "more_metal_than_ore.product": "{claimed} of {product} cannot lie in {ore} of rock.",
    "more_metal_than_ore": "{claimed} of metal cannot lie in {ore} of rock.",
    "contained": "{ore} of ore at {grade} holds {computed} of metal.",
    "contained.converted": "{ore} of ore at {grade} {of} holds {held} {of}, which is {computed} {to}.",
    "contained.product": "{ore} of ore at {grade} holds {computed} of {product}.",
    "ore.product": "{contained} of {product} at {grade} takes {computed} of rock.",
    "grade.product": "{contained} of {product} in {ore} of ore is a grade of {computed}.",
    "ore": "{contained} of metal at {grade} takes {computed} of rock.",
    "grade": "{contained} of metal in {ore} of ore is a grade of {computed}.",
}

LINES = {
    "same": "{ore} × {grade} = {computed}, as claimed.",
    "agree": "{ore} × {grade} = {computed}, against {claimed} claimed.",
    "agree_if_rounded": "{ore} × {grade} = {computed}: within rounding, the {claimed} claimed.",
    "agree_if_basis": "{ore} × {grade} = {computed}: the {claimed} claimed only if one figure counts oxide and the other metal.",
    "nearly": "{ore} × {grade} = {computed}, {factor:apart} from the {claimed} claimed.",
    "overstated": "{ore} × {grade} = {computed}; the {claimed} claimed is {factor:×} that.",
    "understated": "{ore} × {grade} = {computed}; the {claimed} claimed understates that {factor:×}.",
    "same.converted": "{ore} × {grade} {of} = {held} {of} = {computed} {to}, as claimed.",
    "agree.converted": "{ore} × {grade} {of} = {held} {of} = {computed} {to}, against {claimed} claimed.",
    "agree_if_rounded.converted": "{ore} × {grade} {of} = {held} {of} = {computed} {to}: within rounding, the {claimed} claimed.",
    "agree_if_basis.converted": "{ore} × {grade} {of} = {held} {of} = {computed} {to}: the {claimed} claimed only if that counts {of}.",
    "nearly.converted": "{ore} × {grade} {of} = {held} {of} = {computed} {to}, {factor:apart} from the {claimed} claimed.",
    "overstated.converted": "{ore} × {grade} {of} = {held} {of} = {computed} {to}; the {claimed} claimed is {factor:×} that.",
    "understated.converted": "{ore} × {grade} {of} = {held} {of} = {computed} {to}; the {claimed} claimed understates that {factor:×}.",
    "more_metal_than_ore.product": "{claimed} of {product} is more than all of the {ore} of rock it is said to lie in.",
    "more_metal_than_ore": "{claimed} of metal is more than all of the {ore} of rock it is said to lie in.",
    "contained": "{ore} × {grade} = {computed} of contained metal.",
    "contained.converted": "{ore} × {grade} {of} = {held} {of}, the same as {computed} {to}.",
    "contained.product": "{ore} × {grade} = {computed} of {product}.",
    "ore.product": "{contained} ÷ {grade} = {computed} of rock.",
    "grade.product": "{contained} ÷ {ore} = a grade of {computed}.",
    "ore": "{contained} ÷ {grade} = {computed} of rock.",
    "grade": "{contained} ÷ {ore} = a grade of {computed}.",
}

NOTES = {
    "only_if_rounded": "They agree only if {figure} is rounded to the nearest {place}.",
    "basis_unsaid": "One figure says oxide or metal, the other does not. Naming what each tonnage counts would settle it.",
    "contained.brine": "Milligrams in a litre tell what brine holds, not rock. Give the volume of brine, or the contained tonnage.",
    "add_for_a_judgement": "For a judgement add what was claimed of it: the third figure, a rank, years of supply or a value.",
    "only_arithmetic": "The figures agree with one another; whether the ore is there was not asked.",
}

NEEDS = {
    "needs.grade": "a grade of {grade} in the {ore} of ore",
    "needs.grade_times": "a grade of {grade} in the {ore} of ore, {times:×} the {stated} stated",
    "needs.ore": "{ore} of ore at {grade}",
}

NAMES = {
    "contained": "Contained metal",
    "ore": "Ore",
    "grade": "Grade",
}
