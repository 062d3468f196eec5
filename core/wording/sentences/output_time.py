"""The words of the check `output_time`. `computed` is the time in which the largest producer mines as much."""

QUESTION = "How long do the great producers need for as much?"

HEADLINES = {
    "output": "{amount} is {computed} of the output of {country} in {year}.",
    "output_restated": "{amount} is {computed} of the output of {country} in {year}.",
}

LINES = {
    "output": "{amount} is {computed} of what {country} produced in {year} ({output}, {edition}).",
    "output_restated": "{amount} is {computed} of what {country} produced in {year} ({output}, {edition}); {then} of {then_year} as first printed ({then_output}, {then_edition}).",
}

NOTES = {
    "output.as_restated": "{time} of {year} as since restated ({output}, {edition}).",
    "output.of": "{time} of the output of {country} in {year} ({output}, {edition}).",
    "output.of_the_world": "{time} of world output in {year} ({output}, {edition}).",
    "output.stock_and_flow": "A stock in the ground beside a yearly flow: for scale, not a forecast of mining.",
    "output.quota": "China's output is its official quota; unrecorded mining is left out.",
}

NAMES = {
    "years_of_output": "Years of output",
    "amount": "Claimed tonnage",
    "output": "Output a year",
}
