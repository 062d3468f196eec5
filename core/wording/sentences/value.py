"""The words of the check `value`."""

QUESTION = "Could the metal fetch that much?"

HEADLINES = {
    "value_paid": "{amount} for {contained} is {price}, no more than a miner is paid for concentrate.",
    "value_gross": "{amount} for {contained} is {price}: gross value in the ground, where a miner is paid {paid}.",
    "value_within": "{amount} for {contained} is {price}; the average price is {worth}.",
    "value_above": "{amount} for {contained} is {price}, {times:times} what its separated oxides fetch.",
    "value_once_paid": "{amount} for {contained} is {price}, {times:times} the newest average price, {worth}.",
    "value_above_price": "{amount} for {contained} is {price}, {times:times} the average price of {worth}.",
    "value_alone": "{amount} for {contained} is {price}.",
    "price_paid": "{price} is no more than a miner is paid for concentrate.",
    "price_gross": "{price} is {times:times} the basket of {worth}, and a miner is paid {paid}.",
    "price_within": "{price} stands beside an average price of {worth}.",
    "price_above": "{price} is {times:times} the {worth} on file.",
    "price_once_paid": "{price} is {times:times} the newest average price, {worth}.",
    "price_above_price": "{price} is {times:times} the average price of {worth}.",
    "price_alone": "{price} cannot be held against a price on file.",
    "yearly_beyond_world": "{amount} a year is {factor:times} all that the world pays for magnet rare earths.",
    "yearly_above_market": "{amount} a year is {factor:times} all that the world pays for magnet rare earths.",
    "yearly_within_market": "{amount} a year stands beside {market} that the world pays for magnet rare earths.",
}

LINES = {
    "value_paid": "{amount} over {contained} is {price}; a US miner was paid {paid} for concentrate, and separated oxides fetch {worth}.",
    "value_gross": "{amount} over {contained} is {price}. Separated oxides fetch {worth} ({worth_range}) gross, before recovery and cost; a US miner was paid {paid} for concentrate.",
    "value_within": "{amount} over {contained} is {price}; the average price is {worth}.",
    "value_above": "{amount} over {contained} needs {price}, {times:times} the {worth} that its separated oxides fetch ({worth_range} on file). At that, {contained} is worth {gross} gross.",
    "value_once_paid": "{amount} over {contained} is {price}, {times:times} the newest average price of {worth} and within the {worth_range} of the years on file.",
    "value_above_price": "{amount} over {contained} needs {price}, {times:times} the average price of {worth}. At that, {contained} is worth {gross} gross.",
    "value_alone": "{amount} over {contained} is {price}.",
    "price_paid": "{price} is no more than the {paid} that a US miner was paid for concentrate; separated oxides fetch {worth}.",
    "price_gross": "{price} is {times:times} the {worth} that separated oxides fetch ({worth_range} by ore type), gross; a US miner was paid {paid} for concentrate.",
    "price_within": "{price} stands beside an average price of {worth}.",
    "price_above": "{price} is {times:times} the {worth} on file ({worth_range}).",
    "price_once_paid": "{price} is {times:times} the newest average price of {worth} and within the {worth_range} of the years on file.",
    "price_above_price": "{price} is {times:times} the average price of {worth}.",
    "price_alone": "{price} cannot be held against a price on file.",
    "yearly_beyond_world": "{amount} a year is {factor:times} all that the world pays for magnet rare-earth oxides ({market}, {market_year}) and {most_times:times} the most generous figure on file, {most} for {most_year}.",
    "yearly_above_market": "{amount} a year is {factor:times} all that the world pays for magnet rare-earth oxides ({market}, {market_year}); the most generous figure on file is {most} for {most_year}.",
    "yearly_within_market": "{amount} a year stands beside {market} that the whole world pays for magnet rare-earth oxides ({market_year}).",
}

NOTES = {
    "value.rate": "Converted at the average of {year}: {rate} for one {currency}, so {dollars}.",
    "value.no_rate": "No exchange rate of {currency} for that time is on file. Give the sum in US dollars.",
    "value.needs_contained": "A sum of money needs the contained tonnage, or ore and grade, before a price can be worked out.",
    "value.no_price": "No average price of {mineral:mineral} for that time is on file, so only the price that the sum would need could be worked out.",
    "value.no_market": "What the world pays for {mineral:mineral} in a year is not on file. A sum once, beside a tonnage, can be judged.",
    "worth.metal": "{label}: {printed} on average in {year}, {worth}.",
    "worth.metal_years": "{label}: {printed} on average in {year}, {worth}; {ends} over the years on file.",
    "value.price_moved": "Only the dearer years on file fetch as much: the date of the claim would settle it.",
}

NEEDS = {
    "needs.less_money": "a sum of {gross} for {contained}, gross",
}

NAMES = {
    "dollars": "In US dollars",
    "rate": "rate",
    "implied_price": "Implied price",
    "gross_value": "Gross value",
    "times_the_market": "Times the world market",
    "kilograms": "kilograms in a tonne",
    "price_per_kg": "Price of a kilogram",
    "price_printed": "price as printed, US$",
    "kilograms_sold": "kilograms in its unit",
    "price_in_basis": "Price in the basis of the claim",
}
