"""The words of the check `life`."""

QUESTION = "How long does it last at that rate?"

HEADLINES = {
    "life": "{stock} lasts {computed} at {rate}.",
    "probably_meant": "{stock} lasts {computed} at {rate}: probably what the {claimed} mean.",
    "lasts": "{stock} lasts {computed} at {rate}: enough for the {claimed} claimed.",
    "lasts_longer": "{stock} lasts {computed} at {rate}: the claim of {claimed} understates it.",
    "falls_short": "{stock} lasts {computed} at {rate}, not {claimed}.",
}

LINES = {
    "life": "{stock} at {rate} lasts {computed}.",
    "probably_meant": "{stock} at {rate} lasts {computed}: probably what the {claimed} mean.",
    "lasts": "{stock} at {rate} lasts {computed}; {claimed} was claimed. It is enough.",
    "lasts_longer": "{stock} at {rate} lasts {computed}; the claim of {claimed} understates it {factor:times}.",
    "falls_short": "{stock} at {rate} lasts {computed}; {claimed} was claimed.",
}

NOTES = {
    "life.which": "It fits one stock and rate and not another, and the text does not say which is meant.",
    "life.of.ore": "As ore: {stock} at {rate} lasts {life}.",
    "life.of.metal": "As metal: {stock} at {rate} lasts {life}.",
    "life.unlike": "The stock and the rate are of different kinds. Give ore with ore a year, or metal with product a year.",
    "life.needs_rate": "A life needs a rate: ore mined a year, or product made a year.",
    "life.needs_stock": "A life needs a stock: the ore or metal that is to last.",
    "life.needs_both": "A life needs a stock and a rate a year.",
}

NAMES = {
    "life": "Life",
    "stock": "Stock",
    "rate": "rate",
    "recovered": "Recovered metal",
    "recovery": "Recovery",
    "contained": "Contained metal",
    "ore": "Ore",
    "grade": "Grade",
    "grams_per_tonne": "grams in a tonne",
    "per_cent": "per cent",
}
