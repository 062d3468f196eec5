"""The words of the check `lead_time`."""

QUESTION = "Could it start producing that soon?"

HEADLINES = {
    "past": "the promised start, {start}, lies before the claim.",
    "too_soon": "a start in {wait} would beat every mine on file: the quickest took {shortest} from discovery, the average {average}.",
    "faster_than_average": "a start in {wait} is possible but quick: mines took {average} from discovery on average.",
    "in_time": "a start in {wait} is no quicker than the {average} that mines take from discovery on average.",
    "clock_already_runs": "a start in {wait} cannot be held against the {average} from discovery: the ground is already drilled out.",
}

LINES = {
    "past": "The promised start, {start}, lies before the claim: nothing is promised.",
    "too_soon": "That is {wait} away. Of the mines on file the quickest took {shortest} from discovery to production, the average {average}, the newest {recent}.",
    "faster_than_average": "That is {wait} away. Mines took {average} from discovery to production on average ({ends}), the newest {recent}.",
    "in_time": "That is {wait} away, no less than the {average} that mines took from discovery to production on average ({ends}).",
    "clock_already_runs": "That is {wait} away. Mines took {average} from discovery on average ({ends}), but a drilled-out deposit has some of that behind it.",
}

NOTES = {
    "lead_time.from_the_claim": "Counted from the day of the claim; a discovery made earlier has some of the time behind it.",
    "lead_time.row": "{what}: {years}.",
    "lead_time.row_with_range": "{what}: {years} ({ends}).",
    "lead_time.needs_date": "A promised year needs the date of the claim, to say how many years it leaves.",
}
