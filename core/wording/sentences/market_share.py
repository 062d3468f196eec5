"""The words of the check `market_share`. `newest` is the newest dated value on file, `span` the lowest to the highest."""

QUESTION = "Is it that country's share of that stage?"

HEADLINES = {
    "agrees": "{country} has {newest} of {mineral} {stage} by the value for {year}, against {claimed} claimed.",
    "agrees.alone": "{country} has {newest} of {mineral} {stage} by the value for {year}, against {claimed} claimed.",
    "agrees_at_most": "{country} has at most {newest} of {mineral} {stage} by the list of {year}, against {claimed} claimed.",
    "reached": "{country} has {newest} of {mineral} {stage} by the value for {year}, more than the {claimed} claimed.",
    "rounded": "{country} has {newest} of {mineral} {stage} by the value for {year}, the {claimed} claimed if that is a round number.",
    "dated_now_more": "{claimed} of {mineral} {stage} was right for {country} in its day; the value for {year} is {newest}.",
    "dated_now_less": "{claimed} of {mineral} {stage} was right for {country} in its day; the value for {year} is only {newest}.",
    "above": "{country} has {newest} of {mineral} {stage} by the value for {year}, not {claimed}.",
    "below": "{country} has {newest} of {mineral} {stage} by the value for {year}, more than the {claimed} claimed.",
    "leaves_too_little": "{claimed} would leave {left} of {mineral} {stage} for all others, who have {others}.",
    "more_than_left": "{claimed} for {country} is more than the {left} of {mineral} {stage} that {leader} left to all others in {year}.",
    "whole": "{claimed} is more than the whole of {mineral} {stage}.",
}

LINES = {
    "agrees": "Yes: {newest} of {stage} for {year}; values on file lie at {span}.",
    "agrees.alone": "Yes: {newest} of {stage} for {year}, the only value on file.",
    "agrees_at_most": "Possible: at most {newest} of {stage} by the list of {year}; editions lie at {span}.",
    "reached": "Yes: {newest} of {stage} for {year}, more than {claimed}.",
    "rounded": "Within rounding: {newest} of {stage} for {year}; {claimed} agrees only if it is rounded to its first digit.",
    "dated_now_more": "It was right in its day: values on file lie at {span}. The newest, for {year}, is higher: {newest}.",
    "dated_now_less": "It was right in its day: values on file lie at {span}. The newest, for {year}, is lower: {newest}.",
    "above": "Too high: values on file lie at {span}; the newest, for {year}, is {newest}.",
    "below": "Too low: values on file lie at {span}; the newest, for {year}, is {newest}.",
    "leaves_too_little": "No: {claimed} leaves {left} for all others, who have {others} by the value for {year}.",
    "more_than_left": "No share of {country} is on file, but {leader} left no more than {left} of {stage} to all others ({year}).",
    "whole": "A share cannot be more than the whole; the value for {year} is {newest}.",
}

NOTES = {
    "market_share.needs_stage": "A share needs its stage: mining, separation, magnets or reserves.",
    "market_share.needs_country": "A share needs the country.",
    "market_share.of_the_world": "The world's own share is all of it. Name the country.",
    "market_share.not_of_year": "No share of {country:country} in {mineral:mineral} at the stage of {stage} is on file for {year}.",
    "market_share.not_on_file": "No share of {country:country} in {mineral:mineral} at the stage of {stage} is on file.",
    "market_share.value": "{value} for {year} ({title}, {edition}).",
    "market_share.at_most": "At most: the world total is a floor, since some countries are not counted.",
    "market_share.magnet_basis": "The shares are of magnet rare earths: neodymium, praseodymium, dysprosium, terbium.",
}

NAMES = {
    "share_of_output": "Share of world output",
    "share_of_reserves": "Share of world reserves",
    "own": "own",
    "world_total": "world",
    "per_cent": "per cent",
    "left_for_others": "Left for all others",
    "whole": "whole",
    "share": "Claimed share",
}
