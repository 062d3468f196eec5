"""The words of the check `recovery`."""

QUESTION = "Could that much of it come out?"

HEADLINES = {
    "extractable_above_all": "{share} cannot come out: no more than all of it is there.",
    "extractable_above": "{share} is more than any recovery on file, {on_file}.",
    "extractable_edge": "{share} coming out is more than any recovery on file, {on_file}, but for rounding.",
    "extractable_within": "{share} coming out lies within the recoveries on file, {on_file}.",
    "extractable_below": "{share} coming out is less than any recovery on file, {on_file}.",
    "extractable_alone": "{share} coming out cannot be held against a recovery on file.",
    "recovery_above_all": "a recovery of {share} cannot be: no plant gives back more than it is fed.",
    "recovery_above": "a recovery of {share} is above all on file, {on_file}.",
    "recovery_edge": "a recovery of {share} is above those on file, {on_file}, but for rounding.",
    "recovery_within": "a recovery of {share} lies within those on file, {on_file}.",
    "recovery_below": "a recovery of {share} is below all on file, {on_file}: poor, but nothing is overstated.",
    "recovery_alone": "a recovery of {share} cannot be held against one on file.",
}

LINES = {
    "extractable_above_all": "{share} cannot come out: no more than all of it is there.",
    "extractable_above": "{share} coming out is more than any recovery on file ({on_file} by ore type, hard rock {hard_rock}).",
    "extractable_edge": "{share} coming out is within the recoveries on file ({on_file} by ore type, hard rock {hard_rock}) by rounding alone. It is a condition, not a claim.",
    "extractable_within": "{share} coming out lies within the recoveries on file ({on_file} by ore type, hard rock {hard_rock}). It is a condition, not a claim.",
    "extractable_below": "{share} coming out is less than any recovery on file ({on_file} by ore type): a cautious condition.",
    "extractable_alone": "{share} coming out is a condition; only the arithmetic was used.",
    "recovery_above_all": "A recovery of {share} would give back more than is fed.",
    "recovery_above": "A recovery of {share} is above all on file ({on_file} by ore type, hard rock {hard_rock}).",
    "recovery_edge": "A recovery of {share} is within those on file ({on_file} by ore type, hard rock {hard_rock}) by rounding alone.",
    "recovery_within": "A recovery of {share} lies within those on file ({on_file} by ore type, hard rock {hard_rock}).",
    "recovery_below": "A recovery of {share} is below all on file ({on_file} by ore type).",
    "recovery_alone": "A recovery of {share} was used as given.",
}

NOTES = {
    "recovery.none_on_file": "No recoveries are on file for this mineral; only the arithmetic was checked.",
    "recovery.local.one-source": "The only public test from that country: {what}, {ends}.",
    "recovery.row.verified-2-sources": "{what}: {ends}.",
    "recovery.row.one-source": "{what}: {ends} (one source).",
    "recovery.row.from-memory": "{what}: {ends} (from memory, not seen in a source).",
}

NAMES = {
    "comes_out": "Comes out",
}
