"""The words of the check `reserve_rank`. `bar` is the row to be exceeded for the claimed place, `amount` the tonnage."""

QUESTION = "What place would it take among the world's reserves?"

HEADLINES = {
    "short": "{amount} would rank {place:ordinal} if all of it were reserve; {rank:ordinal} place takes {bar}, {factor:times} as much.",
    "short.added": "even added to what is listed, {amount} would rank {place:ordinal}; {rank:ordinal} place takes {bar}, {factor:times} as much.",
    "close": "{amount} would rank {place:ordinal} if all of it were reserve; {rank:ordinal} place takes {bar}, {factor:apart} more.",
    "close.added": "even added to what is listed, {amount} would rank {place:ordinal}; {rank:ordinal} place takes {bar}, {factor:apart} more.",
    "near": "{amount} comes within {factor:apart} of the {bar} of {rank:ordinal} place, too near to refute it by such data.",
    "near.added": "{amount}, with what is listed, comes within {factor:apart} of the {bar} of {rank:ordinal} place, too near to refute it by such data.",
    "met": "{amount} would rank {place:ordinal} if all of it were reserve; {rank:ordinal} place takes {bar}.",
    "met.added": "{amount}, added to what is listed, would rank {place:ordinal}; {rank:ordinal} place takes {bar}.",
    "met_if_element": "{amount} reaches the {bar} of {rank:ordinal} place only if it counts metal and not oxide.",
    "met_if_element.added": "{amount}, added to what is listed, reaches the {bar} of {rank:ordinal} place only if it counts metal and not oxide.",
    "level_with": "{amount} would be level with {bar_country} for {rank:ordinal} place if all of it were reserve.",
    "level_with.added": "{amount}, added to what is listed, would be level with {bar_country} for {rank:ordinal} place.",
    "better": "{amount} would rank {place:ordinal} on the reserve list, above the {rank:ordinal} place claimed: another list was meant.",
    "past_the_list": "the list names only {count} other countries with a number, so {amount} is within the first {rank}.",
    "listed.met": "{country} is listed with {amount} and stands {place:ordinal} in {edition}.",
    "listed.level_with": "{country} is listed with {amount}, level with {bar_country} for {rank:ordinal} place in {edition}.",
    "listed.short": "{country} is listed with {amount} and stands {place:ordinal} in {edition}, not {rank:ordinal}.",
    "by_ore_and_grade": "{amount} by ore and grade would rank {place:ordinal}.",
    "by_ore_and_grade.short": "{amount} by ore and grade would be {factor:times} short of {rank:ordinal} place.",
}

LINES = {
    "short": "It would rank {place:ordinal} if all of it were reserve: {amount} is {factor:×} short of the {bar} ({bar_country}, {edition}) that {rank:ordinal} place takes.",
    "short.added": "It would rank {place:ordinal} even when added to what is listed: {amount} is {factor:×} short of the {bar} ({bar_country}, {edition}) that {rank:ordinal} place takes.",
    "close": "It would rank {place:ordinal} if all of it were reserve: {rank:ordinal} place takes {bar} ({bar_country}, {edition}), {factor:apart} more than {amount}.",
    "close.added": "It would rank {place:ordinal} even when added to what is listed: {rank:ordinal} place takes {bar} ({bar_country}, {edition}), {factor:apart} more than {amount}.",
    "near": "It would rank {place:ordinal} if all of it were reserve: {rank:ordinal} place takes {bar} ({bar_country}, {edition}), {factor:apart} more than {amount}.",
    "near.added": "It would rank {place:ordinal} even when added to what is listed: {rank:ordinal} place takes {bar} ({bar_country}, {edition}), {factor:apart} more than {amount}.",
    "met": "It would rank {place:ordinal} if all of it were reserve: {amount} is above the {bar} ({bar_country}, {edition}) that {rank:ordinal} place takes.",
    "met.added": "It would rank {place:ordinal} only when added to what is listed: {amount} is above the {bar} ({bar_country}, {edition}) that {rank:ordinal} place takes.",
    "met_if_element": "Only if {amount} counts metal: as oxide it stays below the {bar} ({bar_country}, {edition}) that {rank:ordinal} place takes.",
    "met_if_element.added": "Only if the addition counts metal: as oxide, {amount} stays below the {bar} ({bar_country}, {edition}) that {rank:ordinal} place takes.",
    "level_with": "Level with {bar_country} at {bar} ({edition}) if all of it were reserve: a joint {rank:ordinal} place.",
    "level_with.added": "Level with {bar_country} at {bar} ({edition}) only when added to what is listed: a joint {rank:ordinal} place.",
    "better": "It would rank {place:ordinal} if all of it were reserve: {amount} is far above the {bar} ({bar_country}, {edition}) that {rank:ordinal} place takes.",
    "past_the_list": "{edition} names only {count} other countries with a number; {amount} would rank {place:ordinal}.",
    "listed.met": "{country} is listed with {amount} in {edition}: {place:ordinal} place.",
    "listed.level_with": "{country} is listed with {amount} in {edition}, level with {bar_country} at {bar}.",
    "listed.short": "{country} is listed with {amount} in {edition}: {place:ordinal} place. {rank:ordinal} place takes {bar} ({bar_country}).",
    "by_ore_and_grade": "Ore and grade give {amount} instead: it would rank {place:ordinal} ({edition}).",
    "by_ore_and_grade.short": "Ore and grade give {amount} instead: {factor:×} short of the {bar} ({bar_country}, {edition}).",
}

NOTES = {
    "no_reserve_list": "No reserve list is published for {mineral:mineral}, so a place among reserves cannot be checked.",
    "rank.no_resource_list": "No list of resources by country is on file for {mineral:mineral}; only reserves can be ranked.",
    "rank.scope": "The reserve list is of the whole world; a place within {scope} was not checked.",
    "rank.of_the_world": "The world as a whole takes no place among countries. Name the country.",
    "rank.needs_tonnage": "A place among reserves needs the contained tonnage, or the country.",
    "rank.not_listed": "{country:country} is not on the reserve list, and no tonnage was claimed; {rank:ordinal} place takes {bar} ({bar_country}, {edition}).",
    "rank.not_listed.past_the_list": "{country:country} is not on the reserve list, and no tonnage was claimed; {edition} names {count} countries with a number.",
    "rank.listed_elsewhere": "{edition} gives no number for {country:country}; {then} had {listed}.",
    "rank.only_if_added": "It reaches the place only if it comes on top of what is already listed. Saying which is meant would settle it.",
    "rank.counted_twice": "The tonnage is the country's own line on the list; it reaches the place only if it is counted twice.",
    "rank.only_if_element": "It reaches the place only if the tonnage counts metal; reserve lists count oxide. Naming the basis would settle it.",
    "rank.another_list": "Better than the {rank:ordinal} place claimed: the claim was taken from another list, of resources perhaps.",
    "rank.between": "Neighbours on the list: {above} with {above_t}, {below} with {below_t}.",
    "rank.first": "Nobody on the list has more; next is {below} with {below_t}.",
    "rank.last": "Nobody on the list has less; next above is {above} with {above_t}.",
    "rank.own_listed": "{country:country} is already listed with {listed}.",
    "rank.own_listed_in": "{edition} lists {country:country} with {listed}.",
    "rank.own_unlisted_in": "{edition} gives no number for {country:country}.",
    "rank.own_not_listed": "{country:country} is not listed with a number.",
    "rank.at_best": "At best: for {count} other countries no reserves are available.",
    "rank.at_best_other": "At best: other countries together have {other}, not split by country.",
    "rank.counts_more": "This list counts {counts}, which is more than reserves.",
    "rank.code_part": "Of the {whole} of {country} only {part} are reserves under a reporting code.",
    "rank.resource_to_reserve": "In five rare-earth projects {became} of the metal in the resource became reserve.",
    "rank.bar_was": "In {edition} {rank:ordinal} place took {bar} ({country}).",
    "rank.bar_now": "Today, in {edition}, {rank:ordinal} place takes {bar} ({country}); the tonnage would rank {place:ordinal}.",
    "rank.before_all": "No edition of that time is on file; {edition} was taken.",
    "basis_open": "The tonnage does not say metal or oxide; as metal it would weigh about a fifth more in oxide, which the tables count.",
    "table_basis": "Counted as {symbol}, as the tables do: {amount}.",
}

NEEDS = {
    "needs.reserves": "{bar} of reserves for {rank:ordinal} place",
}

NAMES = {
    "bar": "Reserves of that place",
    "amount": "Claimed tonnage",
    "contained": "Contained metal",
    "listed": "reserves already listed",
    "total_with_listed": "With what is listed",
    "times_short": "Times short",
    "in_table_basis": "In the basis of the tables",
    "conversion": "conversion",
}
