"""What /check asks, and what each of its options is. No figures and no Discord here."""

from __future__ import annotations

ORE = "Ore tonnage, for example 20 Mt or 2.5 million tons"
GRADE = "Grade, for example 700 g/t or 1.57%"
CONTAINED = "Contained oxide or metal, for example 935,400 t"
RECOVERY = "Plant recovery, for example 75%"
RANK = "Place in the world, for example 3 or third"
MINERAL = "Mineral, for example lithium; rare earths if left out"
COUNTRY = "Country, for example Kazakhstan"
CATEGORY = "Class, for example inferred, proved or P1"
YEAR = "Year of the figure, for example 2023"
DATE = "Date of the claim, for example 2025-04-02"
SOURCE = "Where it stood, for example a link"

HEADLINE_QUESTION = "Do the figures of a sentence or headline add up?"
TEXT = "The sentence, for example 20 million tons at 700 g/t, third in the world"

DEPOSIT_QUESTION = "Do the figures of a deposit agree, and how do they compare?"
CODE = "Reporting code, for example JORC or GKZ"
DEPTH = "Depth below surface, for example 300 m"
AREA = "Area, for example 64.2 km² or 50 ha"
START = "Promised first year, for example 2027"

RANK_QUESTION = "Would that much be the n-th largest reserve in the world?"

GDP_QUESTION = "Can a deposit be worth that share of a country's GDP?"
GDP_SHARE = "Share of GDP, for example 734%"

SUPPLY_QUESTION = "Would a deposit cover a market for that many years?"
MARKET = "Whose demand, for example US magnets"
EXTRACTABLE = "Share that comes out, for example 10%"
YEARS = "Years covered, for example 10 or a decade"

PRODUCTION_QUESTION = "Did a country mine that much in a year?"
MINED = "Mined in the year, for example 240,000 t"

SHARE_QUESTION = "Does a country hold that share of mining, separation or magnets?"
STAGE = "Stage, for example mining, processing or magnets"
WORLD_SHARE = "Share of the world, for example 85%"

VALUE_QUESTION = "Is a deposit worth that much, and at what price?"
MONEY = "Value, for example US$500 billion"

OUTPUT_QUESTION = "Do a mine's yearly figures agree, and how long would it last?"
ORE_A_YEAR = "Ore a year, for example 7.3 Mt"
PRODUCT_A_YEAR = "Product a year, for example 2,212 t"
STOCK = "Stock, for example 694 Mt"
LIFE = "Life claimed, for example 20 years"

GROWTH_QUESTION = "Is a rise or fall what the two figures say?"
CHANGE = "Change claimed, for example up 12.2% or doubled"
OLD = "Figure before, for example 2.34 billion t"
NEW = "Figure after, for example 2.63 billion t"

PARTS_QUESTION = "Do the parts make the whole?"
PARTS = "Parts, for example 12 Mt at 1.1%; 8 Mt at 0.9%"
WHOLE = "The whole, for example 20 Mt at 1.02%"

TEXT_QUESTION = "What a text claims"
DEPOSIT = "Deposit, for example Mountain Pass"
