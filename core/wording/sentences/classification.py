"""The words of the check `classification`."""

QUESTION = "What class of tonnage is this?"

HEADLINES = {
    "unclassified": "a tonnage of no stated class: nobody has signed for it.",
    "reserve": "{category} under {code} counts as a reserve.",
    "reserve_without_code": "called {category}, but under no reporting code.",
    "inferred": "{category} is a resource that counts as no reserve.",
    "inferred.ranked": "an inferred resource is no reserve and cannot be ranked among reserves.",
    "resource": "{category} is a resource, not yet a reserve.",
    "resource.ranked": "a resource ({category}) cannot be ranked among reserves.",
    "forecast": "a geological forecast ({category}) is neither a resource nor a reserve.",
    "forecast.ranked": "a geological forecast ({category}) cannot be ranked among reserves.",
    "gkz_counted": "{category} is a class that USGS counts as reserves.",
    "gkz_not_counted": "{category} is a class that USGS does not count as reserves.",
    "gkz_not_counted.ranked": "{category} is not counted by USGS, so it cannot be ranked among reserves.",
    "code_only": "reported under {code}, class not named.",
    "no_code": "{code} is no reporting code: nobody has signed for the tonnage.",
}

LINES = {
    "unclassified": "No class is stated, so the tonnage counts neither as a resource nor as a reserve.",
    "reserve": "{category} under {code}: a reserve, the part of a deposit shown to be worth mining.",
    "reserve_without_code": "Called {category}, but no reporting code is named: the word alone does not make it a reserve.",
    "inferred": "{category}: a resource whose drill holes are too far apart to count on. It is no reserve.",
    "inferred.ranked": "{category}: a resource whose drill holes are too far apart to count on. A list of reserves would not hold it.",
    "resource": "{category}: drilled metal in the ground, not yet shown to be worth mining. It is no reserve.",
    "resource.ranked": "{category}: drilled metal in the ground, not yet shown to be worth mining. A list of reserves would not hold it.",
    "forecast": "{category}: what geologists expect before drilling, neither a resource nor a reserve.",
    "forecast.ranked": "{category}: what geologists expect before drilling. A list of reserves would not hold it.",
    "gkz_counted": "{category}: close to {reading}. USGS counts this class as reserves; a reporting code would not by itself.",
    "gkz_not_counted": "{category}: close to {reading}. Neither USGS nor a reporting code counts it as a reserve.",
    "gkz_not_counted.ranked": "{category}: close to {reading}. Neither USGS nor a reporting code would rank it among reserves.",
    "code_only": "{code} is a reporting code; which class is meant is not said. Reserves are: {counts}.",
    "no_code": "{code} is no reporting code: nobody has signed for the tonnage.",
}

NOTES = {
    "gkz_is_a_guide": "Soviet-type classes (A, B, C1, C2, P1–P3) map to other codes case by case: a guide, no rule.",
    "gkz_usgs_practice": "For Kazakh chromium USGS counts A+B+C1 as reserves and leaves out C2.",
}

NEEDS = {
    "needs.drilling": "drilling that turns the forecast into a resource",
    "needs.infill": "closer drilling, to indicated or measured",
    "needs.study": "a study that shows it can be mined at a profit",
    "needs.code": "a statement under a reporting code (JORC, NI 43-101, S-K 1300, KAZRC), signed by a competent person",
    "needs.class": "the class of the tonnage: inferred, indicated, measured, probable or proved",
}
