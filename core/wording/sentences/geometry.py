"""The words of the check `geometry`."""

QUESTION = "Does the rock fit in the ground?"

HEADLINES = {
    "fits": "{rock} of rock fills {footprint} down to {depth}, {share:2} of the {area} stated.",
    "hardly_fits": "{rock} of rock would fill {footprint} down to {depth}: more than the {area} stated.",
    "does_not_fit": "{rock} of rock down to {depth} needs {footprint}, not {area}: it does not fit.",
    "footprint": "{rock} of rock fills {footprint} down to {depth}.",
    "thickness": "{rock} of rock under {area} is {thickness} thick.",
    "least_grade": "{contained} under {area} to {depth} needs at least {computed} in every tonne of ground.",
    "more_metal_than_ground": "{contained} of metal is more than all the ground under {area} to {depth}.",
    "whole_block": "all the ground under {area} to {depth}, at {grade}, holds {computed}.",
}

LINES = {
    "fits": "{rock} of rock is {volume}: mined all the way down to {depth} it covers {footprint}, {share:2} of the {area}.",
    "hardly_fits": "{rock} of rock is {volume}, or {footprint} down to {depth}: {share:2} of the {area}, so it hardly fits.",
    "does_not_fit": "{rock} of rock is {volume}, or {footprint} down to {depth}: {share:2} of the {area}, so it does not fit.",
    "footprint": "{rock} of rock is {volume}: mined all the way down to {depth} it covers {footprint}.",
    "thickness": "{rock} of rock is {volume}: spread over {area} it is {thickness} thick.",
    "least_grade": "The ground under {area} to {depth} weighs {block}: it holds {contained} only at {computed} or more.",
    "more_metal_than_ground": "The ground under {area} to {depth} weighs {block}, less than the {contained} of metal.",
    "whole_block": "The ground under {area} to {depth} weighs {block}: if all of it were ore, it would hold {computed}.",
}

NOTES = {
    "density_assumed": "Density taken as that of hard rock, {density}; clay is about half as dense and needs twice the room.",
}

NEEDS = {
    "needs.area": "{footprint} of ore down to {depth}",
}

NAMES = {
    "volume": "Volume",
    "footprint": "Footprint",
    "share_of_area": "Share of the area",
    "thickness": "Thickness",
    "block": "All the ground",
    "least_grade": "Least grade",
}
