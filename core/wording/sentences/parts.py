"""The words of the check `parts`."""

QUESTION = "Do the parts add up to the whole?"

QUESTIONS = {
    "share": "How much of the whole are the parts?",
    "rest": "What would the rest have to be?",
    "rest_beyond_rock": "What would the rest have to be?",
    "barren_rest": "What would the rest have to be?",
    "more_metal_than_whole": "Is the metal of the parts in the whole?",
    "grade_agrees": "Is the grade of the whole that of its parts?",
    "grade_differs": "Is the grade of the whole that of its parts?",
}

HEADLINES = {
    "sum": "the {count} parts add up to {computed}.",
    "add_up": "the {count} parts add up to {computed}, as the whole of {whole} says.",
    "fall_short": "the {count} parts add up to {computed}, short of the whole of {whole}.",
    "exceed": "the {count} parts add up to {computed}, more than the whole of {whole}.",
    "part_exceeds_whole": "a part of {part} cannot lie inside a whole of {whole}.",
    "share": "{parts} is {computed} of {whole}.",
    "rest": "for {whole} to average {whole_grade}, the other {rest} would need {needed}.",
    "rest_beyond_rock": "for {whole} to average {whole_grade}, the other {rest} would have to be richer than pure metal.",
    "more_metal_than_whole": "the parts hold {parts_metal} of metal, more than the {whole_metal} in the whole.",
    "barren_rest": "the parts hold all of the {whole_metal} of metal in the whole; the other {rest} would be barren.",
    "grade_agrees": "weighted by tonnes, the parts average {computed}, in line with the {claimed} claimed.",
    "grade_differs": "weighted by tonnes, the parts average {computed}, not {claimed}.",
}

LINES = {
    "sum": "The {count} parts add up to {computed}.",
    "add_up": "The {count} parts add up to {computed}; the whole is given as {whole}. They agree.",
    "fall_short": "The {count} parts add up to {computed}; the whole is given as {whole}.",
    "exceed": "The {count} parts add up to {computed}; the whole is given as {whole}.",
    "part_exceeds_whole": "One part, {part}, is larger than the whole, {whole}.",
    "share": "{parts} is {computed} of the whole of {whole}.",
    "rest": "For {whole} to average {whole_grade}, the remaining {rest} would need {needed}.",
    "rest_beyond_rock": "For {whole} to average {whole_grade}, the remaining {rest} would need {needed}: no rock holds that.",
    "more_metal_than_whole": "The parts hold {parts_metal} of metal; the whole of {whole} at {whole_grade} holds {whole_metal}.",
    "barren_rest": "The parts hold all of the {whole_metal} of metal in the whole of {whole}; the remaining {rest} would be barren.",
    "grade_agrees": "Weighted by tonnes, the {count} parts average {computed}; {claimed} is given for the whole. They agree.",
    "grade_differs": "Weighted by tonnes, the {count} parts average {computed}; {claimed} is given for the whole.",
}

NOTES = {
    "rounded.figures": "Agrees only if the round figures among them are rounded ones.",
    "parts.needs_parts": "A whole alone cannot be checked. Give the parts it is said to be made of.",
    "parts.unlike": "The parts and the whole are not of one kind. Give all as tonnes or all as shares, and a whole above zero.",
}

NEEDS = {
    "needs.further_part": "a further part of {rest} that is not listed",
    "needs.overlap": "an overlap of {rest} between the parts",
    "needs.rest_grade": "{grade} in the remaining {rest}",
}

NAMES = {
    "sum": "Sum of the parts",
    "part": "part",
    "parts": "parts",
    "whole": "whole",
    "larger": "larger",
    "smaller": "smaller",
    "excess": "Part less whole",
    "difference": "Difference",
    "share_of_whole": "Share of the whole",
    "rest": "The rest",
    "whole_metal": "Metal in the whole",
    "part_metal": "Metal in a part",
    "rest_metal": "Metal in the rest",
    "rest_grade": "Grade of the rest",
    "parts_metal": "Metal in the parts",
    "weighted_grade": "Weighted grade",
    "ore": "Ore",
    "grade": "Grade",
    "grams_per_tonne": "grams in a tonne",
    "per_cent": "per cent",
}
