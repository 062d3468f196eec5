"""Words that several checks share: reasons, levels, confidences. Templates and keys only."""

NOTES = {
    "weak_data": "The figure it is held against is {confidence:confidence}.",
    "inferred_only": "The tonnage is inferred only: closer drilling, to indicated or measured, would lift it.",
    "forecast_only": "The tonnage is a geological forecast: a drilled resource under a reporting code would lift it.",
    "word_stronger": "What is ranked among reserves is of a weaker class. A reserve under a reporting code would lift it.",
    "no_code": "No reporting code or class is named. A statement under JORC, NI 43-101, S-K 1300 or KAZRC would lift it.",
}
