"""The words of the check `reserve_share`. `computed` is the share of the printed world total, `joined` of a total that includes it."""

QUESTION = "What share of the world's reserves would it be?"

HEADLINES = {
    "share": "{amount} is {computed} of the world's reserves.",
    "share.at_most": "{amount} is at most {computed} of the world's reserves.",
    "share_either": "{amount} is {computed} of the world's reserves, or {joined} if it is added to them.",
    "share_either.at_most": "{amount} is at most {computed} of the world's reserves, or {joined} if it is added to them.",
    "agrees": "{amount} is {computed} of the world's reserves, in line with the {claimed} claimed.",
    "agrees.at_most": "{amount} is at most {computed} of the world's reserves, which allows the {claimed} claimed.",
    "too_much": "{amount} is {computed} of the world's reserves, not {claimed}.",
    "too_much.at_most": "{amount} is at most {computed} of the world's reserves, not {claimed}.",
    "too_little": "{amount} is {computed} of the world's reserves, more than the {claimed} claimed.",
    "too_little.at_most": "{amount} is up to {computed} of the world's reserves, more than the {claimed} claimed.",
    "more_than_ever_found": "{claimed} is {factor:times} all that has ever been found in the world ({known}).",
    "more_than_identified_resources": "{claimed} is {factor:times} all the resources identified in the world ({known}).",
    "more_than_the_world": "{claimed} is {factor:times} the reserves of the whole world.",
    "more_than_the_world.reserve": "{claimed} of reserves is {factor:times} the reserves of the whole world.",
}

LINES = {
    "share": "{amount} is {computed} of the world's reserves of {world} ({edition}).",
    "share.at_most": "{amount} is at most {computed} of the world's reserves of more than {world} ({edition}).",
    "share_either": "{amount} is {computed} of the world's reserves of {world} ({edition}), or {joined} of a total that includes it.",
    "share_either.at_most": "{amount} is at most {computed} of the world's reserves of more than {world} ({edition}), or {joined} of a total that includes it.",
    "agrees": "Yes: {amount} is {computed} of the world's reserves of {world} ({edition}), against {claimed} claimed.",
    "agrees.at_most": "Possible: {amount} is at most {computed} of the world's reserves of more than {world} ({edition}), against {claimed} claimed.",
    "too_much": "No: {amount} is {computed} of the world's reserves of {world} ({edition}), against {claimed} claimed.",
    "too_much.at_most": "No: {amount} is at most {computed} of the world's reserves of more than {world} ({edition}), against {claimed} claimed.",
    "too_little": "Understated: {amount} is {computed} of the world's reserves of {world} ({edition}), against {claimed} claimed.",
    "too_little.at_most": "Understated: {amount} is up to {computed} of the world's reserves of more than {world} ({edition}), against {claimed} claimed.",
    "more_than_ever_found": "{claimed} is {factor:×} all that has ever been found in the world, {known}.",
    "more_than_identified_resources": "{claimed} is {factor:×} all the resources identified in the world's deposits, {known}.",
    "more_than_the_world": "{claimed} is {factor:×} the reserves of the whole world, {world} ({edition}).",
    "more_than_the_world.reserve": "{claimed} called reserves is {factor:×} those of the whole world, {world} ({edition}).",
}

NOTES = {
    "share.times_the_world": "It is {times:times} the world's reserves of {world} ({edition}).",
    "share.floor": "The world total is a floor: some countries are not counted.",
    "share.no_bound": "World reserves are no limit to what lies in the ground: they count what pays to mine, and they are restated.",
}

NAMES = {
    "share_of_world": "Share of world reserves",
    "share_with_it": "Share of a total that includes it",
    "world_with_it": "World reserves with it",
    "world": "World reserves",
    "amount": "Claimed tonnage",
    "per_cent": "per cent",
    "times_the_known": "Times all that is known",
    "times_the_world": "Times the world's reserves",
    "known": "all that is known",
}
