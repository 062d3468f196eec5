"""The words of the check `gdp`."""

QUESTION = "What would that share of GDP be in money?"

HEADLINES = {
    "yearly_beyond_world": "{share} of {country:country}'s GDP is {money}: a yearly income {factor:times} all that the world pays for magnet rare earths.",
    "yearly_above_market": "{share} of {country:country}'s GDP is {money} a year: {factor:times} all that the world pays for magnet rare earths.",
    "yearly_within_market": "{share} of {country:country}'s GDP is {money} a year; the world pays {market} for magnet rare earths.",
    "ore_a_year": "{money} a year would take {tonnes} of rare-earth oxide, {times:times} world mine output.",
    "ore_a_year_and_life": "{money} a year would take {tonnes} of rare-earth oxide; {contained} would be gone in {life}.",
    "records": "Added to the GDP, it would be {included} of it; the highest resource rents on record are {record}.",
    "records_with_own": "Added to the GDP, it would be {included} of it; the highest resource rents on record are {record}, for {country:country} {own}.",
    "as_stock": "For {contained} to be worth {money}, each kilogram would have to fetch {price}.",
    "once_too_dear": "{share} of {country:country}'s GDP is {money}: {contained} would have to fetch {price}, {price_times:times} the basket.",
    "once_meets": "{contained} in the ground is {part} of one year's GDP at the basket, but it is not income.",
    "once_beyond_known": "{share} of {country:country}'s GDP is {money}: that takes {tonnes} of oxide, and all known deposits hold {known}.",
    "once_without_metal": "{share} of {country:country}'s GDP is {money}: in the ground, that takes {tonnes} of oxide.",
    "money": "{share} of {country:country}'s GDP is {money}.",
    "amount_part": "{amount} is {computed} of {country:country}'s GDP.",
    "amount_times": "{amount} is {computed:times} {country:country}'s GDP.",
    "amount_agrees": "{share} of {country:country}'s GDP is {computed}, and {amount} was claimed.",
    "amount_differs": "{share} of {country:country}'s GDP is {computed}, not {amount}.",
}

LINES = {
    "yearly_beyond_world": "As a yearly income, {money} is {factor:times} all that the world pays for magnet rare-earth oxides ({market}, {market_year}) and {most_times:times} the most generous figure on file, {most} for {most_year}.",
    "yearly_above_market": "As a yearly income, {money} is {factor:times} all that the world pays for magnet rare-earth oxides today ({market}, {market_year}); the most generous figure on file is {most} for {most_year}.",
    "yearly_within_market": "As a yearly income, {money} stands beside {market} that the whole world pays for magnet rare-earth oxides ({market_year}).",
    "ore_a_year": "At {worth} it would take {tonnes} of rare-earth oxide: {times:times} world mine output ({world}, {world_year}).",
    "ore_a_year_and_life": "At {worth} it would take {tonnes} of rare-earth oxide, {times:times} world mine output ({world}, {world_year}), and empty {contained} in {life}.",
    "records": "Added to the GDP, {share} of it becomes {included} of the whole. The highest resource rents on record, oil and all, are {record} ({record_country:country}, {record_year}).",
    "records_with_own": "Added to the GDP, {share} of it becomes {included} of the whole. The highest resource rents on record, oil and all, are {record} ({record_country:country}, {record_year}); {country:country}'s own are {own} ({own_year}).",
    "as_stock": "As a stock, once: {money} from {contained} needs {price}, where the basket is {worth}. At the basket, {contained} is {part} of one year's GDP ({part_range} over the whole range).",
    "once_too_dear": "As worth in the ground, {money} from {contained} needs {price}, {price_times:times} the basket of {worth}. At the basket, it is {part} of one year's GDP.",
    "once_meets": "As worth in the ground, {money} from {contained} needs {price}, and the basket is {worth_range}. The figures meet, but metal in the ground is not income.",
    "once_beyond_known": "At the basket of {worth} it takes {tonnes} of oxide; the deposits on file hold {known} together.",
    "once_without_metal": "At the basket of {worth} it takes {tonnes} of oxide in the ground, gross.",
    "money": "{share} of {gdp} ({gdp_year}) is {money}.",
    "amount_part": "{amount} is {computed} of {country:country}'s GDP of {gdp_year} ({gdp}).",
    "amount_times": "{amount} is {computed:times} {country:country}'s GDP of {gdp_year} ({gdp}).",
    "amount_agrees": "{share} of {country:country}'s GDP of {gdp_year} is {computed}; {amount} was claimed. The figures agree.",
    "amount_differs": "{share} of {country:country}'s GDP of {gdp_year} is {computed}; {amount} was claimed.",
}

NOTES = {
    "gdp.of_year": "{country:country}'s GDP: {gdp} ({year}), at official exchange rates.",
    "gdp.other_market": "Against the market of {year}, {market}, it is {times:times}.",
    "gdp.kindest": "Taken the kindest way, as if all revenue stayed in the country; what counts in GDP is the value added.",
    "gdp.rents": "Rents are neither revenue nor value added, and include oil, gas, coal and forests: a benchmark, no limit.",
    "gdp.needs_country": "A share of GDP needs a country.",
    "gdp.none_on_file": "No GDP of {country:country} for that year is on file.",
    "gdp.no_market": "No price or market value is on file for this mineral, so only the money could be worked out.",
    "in_ground_is_not_income": "Gross value in the ground, before recovery, cost and tax: not income.",
    "worth.stated": "Basket: {label}, {year} averages, {ends}.",
    "worth.default": "The element distribution is not known: {worth} is a bastnäsite at {year} averages, {ends} the range of ore types.",
    "worth.single": "{label}, average of {year}: {worth}.",
}

NEEDS = {
    "needs.price": "{price} for the {contained} contained",
}

NAMES = {
    "money": "Money",
    "times_the_market": "Times the world market",
    "tonnes_a_year": "Oxide a year",
    "tonnes": "Oxide needed",
    "times_world_output": "Times world mine output",
    "life": "Life",
    "gdp_with_it": "GDP with it",
    "share_included": "Share of the GDP with it",
    "implied_price": "Implied price",
    "gross_value": "Gross value",
    "share_of_one_year": "Share of one year's GDP",
    "times_gdp": "Times the GDP",
    "basket": "Basket",
    "basket.La": "Lanthanum",
    "basket.Ce": "Cerium",
    "basket.Pr": "Praseodymium",
    "basket.Nd": "Neodymium",
    "basket.NdPr": "NdPr",
    "basket.Sm": "Samarium",
    "basket.SEG+": "Samarium to gadolinium and heavier",
    "basket.Gd": "Gadolinium",
    "basket.Tb": "Terbium",
    "basket.Dy": "Dysprosium",
    "basket.Ho": "Holmium",
    "basket.Er": "Erbium",
    "basket.Yb": "Ytterbium",
    "basket.Y": "Yttrium",
    "basket.Tm and Lu": "Thulium and lutetium",
    "basket.rest": "The rest",
}
