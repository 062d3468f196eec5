"""The words of the check `demand`."""

QUESTION = "For how long would it really cover the demand?"

HEADLINES = {
    "falls_short": "{usable} of oxide covers {market} for {covered}, not {claimed}.",
    "short_of_typical": "{usable} of oxide covers {market} for {covered} where {claimed} was claimed, or {kindest_years} at the smallest demand on file.",
    "covers": "{usable} of oxide covers {market} for {covered}: enough for the {claimed} claimed.",
    "covers_more": "{usable} of oxide covers {market} for {covered}: {claimed} understates it at least {least:times}.",
    "output_falls_short": "{usable} equals {computed} of {market}, not {claimed}.",
    "output_short_of_typical": "{usable} equals {computed} of {market}, where {claimed} was claimed.",
    "output_covers": "{usable} equals {computed} of {market}: enough for the {claimed} claimed.",
    "output_covers_more": "{usable} equals {computed} of {market}: {claimed} understates it at least {least:times}.",
}

LINES = {
    "falls_short": "{usable} of oxide makes {covered} of {market} at {demand} ({demand_year}), with all losses and with none; {claimed} was claimed. At the smallest demand on file, {kindest_demand}, it is {kindest_years} without losses.",
    "short_of_typical": "{usable} of oxide makes {covered} of {market} at {demand} ({demand_year}), with all losses and with none; {claimed} was claimed. Only at the smallest demand on file, {kindest_demand}, does it come near: {kindest_years} without losses.",
    "covers": "{usable} of oxide makes {covered} of {market} at {demand} ({demand_year}), with all losses and with none; {claimed} was claimed. It is enough.",
    "covers_more": "{usable} of oxide makes {covered} of {market} at {demand} ({demand_year}), with all losses and with none; the claim of {claimed} understates it at least {least:times}.",
    "output_falls_short": "{usable} in the ground is {computed} of {market} at {demand} ({demand_year}); {claimed} was claimed.",
    "output_short_of_typical": "{usable} in the ground is {computed} of {market} at {demand} ({demand_year}); {claimed} was claimed, and the output itself is weakly known.",
    "output_covers": "{usable} in the ground is {computed} of {market} at {demand} ({demand_year}); {claimed} was claimed. It is enough.",
    "output_covers_more": "{usable} in the ground is {computed} of {market} at {demand} ({demand_year}); the claim of {claimed} understates it at least {least:times}.",
}

NOTES = {
    "demand.row.verified-2-sources": "{label}, {year}: {amount}; enough for {covered}.",
    "demand.row.one-source": "{label}, {year}: {amount} (one source); enough for {covered}.",
    "demand.row.from-memory": "{label}, {year}: {amount} (from memory, not seen in a source); enough for {covered}.",
    "demand.forecast.verified-2-sources": "{label}, forecast for {year}: {amount}; enough for {covered}.",
    "demand.forecast.one-source": "{label}, forecast for {year}: {amount} (one source); enough for {covered}.",
    "demand.forecast.from-memory": "{label}, forecast for {year}: {amount} (from memory, not seen in a source); enough for {covered}.",
    "demand.from_ore": "Ore and grade give {amount} instead, enough for {years}.",
    "demand.path": "If demand grows along the same source's forecast, the years {first} to {last} take {path} of magnets, not {flat}.",
    "demand.spread": "Over the whole range of shares and yields, with losses: {spread} (root of summed squares).",
    "demand.ndpr_only": "Neodymium and praseodymium only; the dysprosium and terbium of hot grades are not covered by it.",
    "demand.stock_against_flow": "A stock in the ground is laid against a yearly output; nothing is said of how fast it could be mined.",
    "demand.market_assumed": "Whose demand is meant is not said; US magnets, the smallest on file, were taken. Naming the market would lift it.",
    "demand.needs_contained": "Years of supply need the contained tonnage, or ore and grade.",
    "demand.needs_market": "Years of supply need to say whose: US magnets, world magnets, or the mine output of China, the US or the world.",
    "demand.not_in_magnets": "The tonnage is of one element that magnets are not made of. Give the neodymium and praseodymium, or all rare earths.",
    "demand.none_on_file": "No demand or output of that market is on file for this mineral.",
}

NEEDS = {
    "needs.treo": "{without} of oxide made into magnets without any loss, {with_losses} with the usual ones",
    "needs.in_ground": "at the share said to come out, {without} to {with_losses} of it in the ground",
    "needs.stock": "{stock} in the ground",
}

NAMES = {
    "contained": "Contained metal",
    "usable": "Usable oxide",
    "ndpr_oxide": "NdPr oxide in it",
    "separated": "NdPr oxide separated",
    "ndpr_metal": "NdPr metal",
    "magnets": "Magnets with losses",
    "magnets_without_losses": "Magnets without losses",
    "years": "Years covered",
    "needed_magnets": "Magnets needed",
    "needed_stock": "Stock needed",
    "treo_without_losses": "Oxide needed without losses",
    "treo_with_losses": "Oxide needed with losses",
}
