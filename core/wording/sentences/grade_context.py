"""The words of the check `grade_context`."""

QUESTION = "Is that grade ore?"

HEADLINES = {
    "rich": "{grade} is {times:times} ordinary rock, a grade of working hard-rock mines.",
    "rich.either": "{grade} is {times:times} ordinary rock, a grade of working hard-rock mines.",
    "poor_rock": "{grade} is {times:times} ordinary rock, below what hard-rock mines work.",
    "poor_rock.either": "{grade} is {times:times} ordinary rock, below what hard-rock mines work.",
    "clay_only": "{grade} is {times:times} ordinary rock: ore in soft clay, poor in hard rock.",
    "clay_only.either": "{grade} is {times:times} ordinary rock: ore in soft clay, poor in hard rock.",
    "too_poor": "{grade} is {times:times} ordinary rock, below any ore that is mined for rare earths.",
    "too_poor.either": "{grade} is {times:times} ordinary rock, below any ore that is mined for rare earths.",
    "impossible": "no ore can hold {grade}{counted}: even pure {holder} is {limit}{of}.",
    "impossible.implied": "the figures imply a grade of {grade}{counted}, and even pure {holder} is {limit}{of}.",
    "impossible_mix": "no ore can hold {grade}: the mineral itself holds {limit} at most.",
    "impossible_mix.implied": "the figures imply a grade of {grade}, more than the mineral itself can hold.",
    "record": "a grade of {grade}{counted} is {factor:times} the richest on file, {name} with {record}{of}.",
    "record.implied": "the figures imply a grade of {grade}{counted}, {factor:times} the richest on file, {name} with {record}{of}.",
    "record.hole": "{grade}{counted} is {factor:times} the richest deposit on file: a drill hole may be that rich, no whole deposit is known to be.",
    "like_mines": "{grade}{counted} is a grade that mines work, {usual}{of}.",
    "above_mines": "{grade}{counted} is richer than most mines work, {usual}{of}.",
    "below_mines": "{grade}{counted} is poorer than most mines work, {usual}{of}.",
    "below_record": "{grade}{counted} stands beside {record}{of} in the richest deposit on file, {name}.",
}

LINES = {
    "rich": "{grade} is {times:times} ordinary rock, a grade in the range of working hard-rock mines.",
    "rich.either": "{grade} is {times:times} ordinary rock ({times_element:times} if it counts elements, not oxides), a grade in the range of working hard-rock mines.",
    "poor_rock": "{grade} is {times:times} ordinary rock, more than any clay but less than hard-rock mines work.",
    "poor_rock.either": "{grade} is {times:times} ordinary rock ({times_element:times} if it counts elements, not oxides), more than any clay but less than hard-rock mines work.",
    "clay_only": "{grade} is {times:times} ordinary rock, an ordinary grade in soft ionic clay, a poor one in hard rock.",
    "clay_only.either": "{grade} is {times:times} ordinary rock ({times_element:times} if it counts elements, not oxides), an ordinary grade in soft ionic clay, a poor one in hard rock.",
    "too_poor": "{grade} is {times:times} ordinary rock, below the clays that are mined.",
    "too_poor.either": "{grade} is {times:times} ordinary rock ({times_element:times} if it counts elements, not oxides), below the clays that are mined.",
    "impossible": "{grade}{counted} is more than any ore can hold: even pure {holder} is {limit}{of} by its formula.",
    "impossible.implied": "Ore and contained metal imply {grade}{counted}, more than any ore can hold: even pure {holder} is {limit}{of} by its formula.",
    "impossible_mix": "{grade} is more than the mineral itself can hold, {limit}.",
    "impossible_mix.implied": "ore and contained metal imply {grade}, more than the mineral itself can hold, {limit}.",
    "record": "{grade}{counted} is {factor:×} the richest on file, {name} with {record}{of}.",
    "record.implied": "ore and contained metal imply {grade}{counted}, {factor:×} the richest on file, {name} with {record}{of}.",
    "record.hole": "{grade}{counted} is {factor:×} the richest deposit on file, {name} with {record}{of}. A drill hole may be that rich; no whole deposit is known to be.",
    "like_mines": "{grade}{counted} is within the {usual}{of} that most mines work.",
    "above_mines": "{grade}{counted} is richer than the {usual}{of} that most mines work.",
    "below_mines": "{grade}{counted} is poorer than the {usual}{of} that most mines work.",
    "below_record": "{grade}{counted} stands beside {record}{of} in the richest deposit on file, {name}.",
}

NOTES = {
    "nearest_deposit": "The nearest on file is {deposit} at {deposit_grade}.",
    "crust_counts": "The earth's crust holds {element} of rare-earth elements, {oxide} as oxides.",
    "grade.richest": "The richest on file is {name}, {record}{of}.",
    "grade.one_hole": "A drill hole can be richer than any deposit: give the tonnage if a whole deposit is meant.",
    "mine_is_richer": "{mine} has {mine_grade}, {of_mine:times} as much.",
}

NAMES = {
    "times_the_crust": "Times the crust",
    "times_the_limit": "Times what the mineral can hold",
    "times_the_record": "Times the richest on file",
    "grade_in_basis": "Grade on file in the same basis",
    "grade_on_file": "grade on file",
}
