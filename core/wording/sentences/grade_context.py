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
    "impossible": "no ore can hold {claimed}: the mineral itself holds {limit} at most.",
    "impossible.implied": "the figures imply a grade of {claimed}, more than the mineral itself can hold.",
    "record": "a grade of {claimed} is {factor:times} the richest deposit on file, {limit}.",
    "record.implied": "the figures imply a grade of {claimed}, {factor:times} the richest deposit on file, {limit}.",
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
    "impossible": "{claimed} is more than the mineral itself can hold, {limit}.",
    "impossible.implied": "ore and contained metal imply {claimed}, more than the mineral itself can hold, {limit}.",
    "record": "{claimed} is {factor:×} the richest deposit on file, {limit}.",
    "record.implied": "ore and contained metal imply {claimed}, {factor:×} the richest deposit on file, {limit}.",
}

NOTES = {
    "nearest_deposit": "The nearest on file is {deposit} at {deposit_grade}.",
    "crust_counts": "The earth's crust holds {element} of rare-earth elements, {oxide} as oxides.",
    "mine_is_richer": "{mine} has {mine_grade}, {of_mine:times} as much.",
}

NAMES = {
    "times_the_crust": "Times the crust",
    "times_the_limit": "Times the limit",
}
