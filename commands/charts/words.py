"""The words on the pictures and those that stand for them. Figures are worded by `core.wording.figures`."""

RESERVES_TITLE = "{tonnes} beside the reserves of whole countries"
RESERVES_ALT = "Reserves of {mineral} by country, {edition}, on a logarithmic scale: {listed}. Claimed or computed: {ours}."
RESERVES_SOURCE = "Reserves: {edition}. Logarithmic scale: each line is {step} times the one before."
TABLE_TITLE = "Reserves of {mineral} by country"
TABLE_ALT = "Reserves of {mineral} by country, {edition}, on a logarithmic scale: {listed}."
CLAIMED = "as claimed"
COMPUTED = "ore × grade"

BAR_TITLE = "What {place} place took, edition by edition"
BAR_ALT = (
    "Tonnes needed for {place} place in {mineral} reserves by edition: {bars}. Claimed or computed: {ours}."
)
BAR_SOURCE = "{mineral}: reserves of the country holding that place without the claimant, by {dataset} edition. Logarithmic scale."

GRADES_TITLE = "{grade} beside known deposits"
GRADES_ALT = "Grades on a logarithmic scale: {listed}. {label}: {grade}."
GRADES_SOURCE = "Grades as their owners or the press state them, TREO. Logarithmic scale."
CRUST = "Earth's crust"

YEARS_TITLE = "Years claimed and years covered"
YEARS_ALT = "Years claimed: {claimed}. Years covered: {computed}."
YEARS_SOURCE = "Covered: from all losses to none along the chain to magnets, typical shares."
YEARS_CLAIMED = "claimed"
YEARS_COVERED = "covered"
