"""The words of the check `production`. `newest` is what the newest edition prints for the country and year."""

QUESTION = "Is it what the tables print for that country and year?"

HEADLINES = {
    "as_printed": "{said} is what {edition} prints for {country} in {year}.",
    "as_printed_roughly": "{said} agrees with the {newest} that {edition} prints for {country} in {year}.",
    "other_basis": "{typed} is what {edition} prints for {country} in {year}, but of {symbol}; what was claimed holds {said} of it.",
    "near": "{said} is {factor:apart} off the {newest} that {edition} prints for {country} in {year}, too little to tell.",
    "as_first_printed": "{said} is what {print_edition} printed for {country} in {year}, since restated to {newest}.",
    "as_printed_if_element": "{said} is the {printed} that {print_edition} prints for {country} in {year} only if it counts metal and not oxide.",
    "reached": "{country} produced {newest} in {year}, which is over {said}.",
    "reached_then": "{country} produced over {said} in {year} as {print_edition} printed it ({printed}), since restated to {newest}.",
    "between_prints": "{said} lies between the editions' figures for {country} in {year}; the newest is {newest}.",
    "too_much": "{country} produced {newest} in {year}, not {said}: {factor:less}.",
    "too_little": "{country} produced {newest} in {year}, not {said}: {factor:more}.",
    "none_printed": "no output is printed for {country} in {year}, against {said} claimed.",
    "ranks": "{country} stood {place:ordinal} among producers in {year} with {output}.",
    "ranks.then": "{country} stood {place:ordinal} among producers of {year} in {edition}, and stands {now:ordinal} since the restatement.",
    "ranks_lower": "{country} stood {place:ordinal} among producers in {year} with {output}, not {rank:ordinal}.",
}

LINES = {
    "as_printed": "Yes: {edition} prints {newest} for {country} in {year}.",
    "as_printed_roughly": "Yes, within rounding: {edition} prints {newest} for {country} in {year}.",
    "other_basis": "The number is that of {edition} for {country} in {year}, but the table counts {symbol}: the {typed} claimed hold {said} of it, and {newest} is printed.",
    "near": "{edition} prints {newest} for {country} in {year}, {factor:apart} off the {said} claimed.",
    "as_first_printed": "Yes, as {print_edition} printed it for {country} in {year}; since restated to {newest} ({edition}).",
    "as_printed_if_element": "Only if {said} counts metal: {print_edition} prints {printed} of oxide for {country} in {year}.",
    "reached": "Yes: {edition} prints {newest} for {country} in {year}, over the {said} claimed.",
    "reached_then": "Yes, as {print_edition} printed it ({printed}); for {country} in {year} {edition} has {newest} since.",
    "between_prints": "It lies between the editions' figures for {country} in {year}; {edition} prints {newest}.",
    "too_much": "No: for {country} in {year} {edition} prints {newest}. The {said} claimed is {factor:more}.",
    "too_little": "No: for {country} in {year} {edition} prints {newest}, against {said} claimed: {factor:more}.",
    "none_printed": "No: {edition} prints no output for {country} in {year}.",
    "ranks": "Yes: with {output} in {year}, {country} ranks {place:ordinal} among producers ({edition}).",
    "ranks.then": "Yes, in {edition}: {output} made {country} {place:ordinal} in {year}. Restated to {newest} since ({now_edition}), which makes it {now:ordinal}.",
    "ranks_lower": "No: with {output} in {year}, {country} ranks {place:ordinal} ({edition}); {rank:ordinal} place took {bar}.",
}

NOTES = {
    "production.only_if_element": "It fits only if the tonnage counts metal; the tables count oxide. Naming the basis would settle it.",
    "production.scope": "The output of the whole world is on file; a place within {scope} was not checked.",
    "production.needs_country": "A place among producers needs the country.",
    "production.no_world": "No world output is on file for {mineral:mineral}.",
    "production.not_listed": "{country:country} is not in the production table of {mineral:mineral}.",
    "production.no_year": "No output of {year} is on file; the tables reach from {first} to {last}.",
    "production.one_year": "No output of {year} is on file; the table has {first} alone.",
    "production.first_print_missing": "The edition that first printed {year} is not on file, and later ones restate such figures by some per cent.",
    "production.print": "{edition} prints {output} for {year}.",
    "production.stage": "The table counts output of the {stage}, not of mines.",
    "production.left_out": "The printed total leaves out {country:country}, whose output is withheld.",
    "production.year_taken": "No year was claimed; {year} fits best.",
    "output.quota": "China's output is its official quota; unrecorded mining is left out.",
}

NAMES = {
    "times_printed": "Times the printed output",
    "production": "Claimed output",
    "printed": "printed output",
}
