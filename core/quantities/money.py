"""Currencies: how they are written before or behind a number, and their ISO 4217 codes. No rates here."""

from __future__ import annotations

import re

from core.quantities.numbers import THIN

BEFORE: dict[str, str] = {
    "$": "USD",
    "us$": "USD",
    "$us": "USD",
    "usd": "USD",
    "usd$": "USD",
    "u.s.$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "aud": "AUD",
    "aud$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad": "CAD",
    "cad$": "CAD",
    "cdn$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "n$": "NAD",
    "s$": "SGD",
    "r$": "BRL",
    "€": "EUR",
    "eur": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "₸": "KZT",
    "kzt": "KZT",
    "cn¥": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "¥": "CNY",
    "jpy": "JPY",
    "₽": "RUB",
    "rub": "RUB",
    "₹": "INR",
    "rs": "INR",
    "rs.": "INR",
    "inr": "INR",
    "chf": "CHF",
    "nok": "NOK",
    "sek": "SEK",
    "₩": "KRW",
    "zar": "ZAR",
    "₺": "TRY",
    "dh": "MAD",
    "dhs": "AED",
    "aed": "AED",
    "mad": "MAD",
    "sar": "SAR",
    "₦": "NGN",
    "₱": "PHP",
    "php": "PHP",
    "rp": "IDR",
    "rm": "MYR",
    "myr": "MYR",
    "thb": "THB",
    "vnd": "VND",
    "mnt": "MNT",
    "ngn": "NGN",
    "ghs": "GHS",
    "zmw": "ZMW",
    "pkr": "PKR",
    "idr": "IDR",
}
"""Written before the number, in small letters. A bare dollar sign is taken as US dollars, a bare ¥ as yuan."""

BEHIND: dict[str, str] = {
    "dollars": "USD",
    "dollar": "USD",
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "usd": "USD",
    "us$": "USD",
    "$": "USD",
    "american dollars": "USD",
    "australian dollars": "AUD",
    "aud": "AUD",
    "canadian dollars": "CAD",
    "cad": "CAD",
    "euros": "EUR",
    "euro": "EUR",
    "eur": "EUR",
    "€": "EUR",
    "pounds sterling": "GBP",
    "gbp": "GBP",
    "£": "GBP",
    "tenge": "KZT",
    "kzt": "KZT",
    "₸": "KZT",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "yen": "JPY",
    "rubles": "RUB",
    "roubles": "RUB",
    "ruble": "RUB",
    "rouble": "RUB",
    "rub": "RUB",
    "₽": "RUB",
    "руб": "RUB",
    "rupees": "INR",
    "rupee": "INR",
    "inr": "INR",
    "₹": "INR",
    "reais": "BRL",
    "kroner": "NOK",
    "kronor": "SEK",
    "rand": "ZAR",
    "won": "KRW",
    "francs": "CHF",
    "lira": "TRY",
    "riyals": "SAR",
    "riyal": "SAR",
    "rials": "IRR",
    "dirhams": "AED",
    "moroccan dirhams": "MAD",
    "dh": "MAD",
    "uae dirhams": "AED",
    "emirati dirhams": "AED",
    "aed": "AED",
    "saudi riyals": "SAR",
    "omani rials": "OMR",
    "chilean pesos": "CLP",
    "philippine pesos": "PHP",
    "mexican pesos": "MXN",
    "nigerian naira": "NGN",
    "cedis": "GHS",
    "zambian kwacha": "ZMW",
    "manat": "AZN",
    "somoni": "TJS",
    "soum": "UZS",
    "lari": "GEL",
    "drams": "AMD",
    "soles": "PEN",
    "swiss francs": "CHF",
    "chinese yuan": "CNY",
    "japanese yen": "JPY",
    "south korean won": "KRW",
    "korean won": "KRW",
    "swedish kronor": "SEK",
    "swedish crowns": "SEK",
    "norwegian kroner": "NOK",
    "norwegian crowns": "NOK",
    "danish kroner": "DKK",
    "new zealand dollars": "NZD",
    "turkish lira": "TRY",
    "turkish liras": "TRY",
    "indian rupees": "INR",
    "russian rubles": "RUB",
    "dlrs": "USD",
    "u.s. dlrs": "USD",
    "canadian dlrs": "CAD",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "baht": "THB",
    "dong": "VND",
    "kyat": "MMK",
    "hryvnia": "UAH",
    "tugrik": "MNT",
    "naira": "NGN",
    "birr": "ETB",
    "kwacha": "ZMW",
    "pula": "BWP",
    "zloty": "PLN",
}
"""Written behind the number, in small letters."""

SHORT_SCALES: dict[str, float] = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "mm": 1e6}
"""Letters that scale a sum of money ("$20m", "US$1.2B"); elsewhere they are units."""

_BEFORE = re.compile(
    rf"(US\$|\$US|USD\$?|U\.S\.\$|AUD?\$|A\$|AUD|CA?D\$|C\$|CA\$|Cdn\$|CAD|NZ\$|HK\$|R\$|N\$|S\$|EUR|GBP|KZT|CN¥|RMB|CNY|JPY|RUB|Rs\.?|INR|CHF|NOK|SEK|ZAR|AED|MAD|SAR|Dhs?\.?|PHP|IDR|RM|MYR|THB|VND|MNT|NGN|GHS|ZMW|PKR|Rp\.?|[$€£₸¥₽₹₩₺₦₱])[ {THIN}]?$",
    re.IGNORECASE,
)
_DIGIT = rf"[ {THIN}]?\d"
_BEHIND = re.compile(rf"[ {THIN}-]?((?!\$[ {THIN}]?\d)[A-Za-z.$]+(?:[ ][a-z]+)?|[$€£₸₽₹](?!{_DIGIT})|руб)")


_LAST = frozenset("$DRPTYBCINFKSHMWdrptybcinfkshmw.")
"""ASCII characters that a currency mark can end with."""


def currency_before(text: str, end: int) -> tuple[str, int] | None:
    """ISO code and start of the currency mark that ends where a number starts; None where there is none. Pure."""
    last = text[end - 1 : end]
    if last == " ":
        last = text[end - 2 : end - 1]
    if not last or (last not in _LAST and last.isascii()):
        return None
    low = max(0, end - 6)
    match = _BEFORE.search(text[low:end])
    if match is None:
        return None
    start = low + match.start()
    if match[1][0].isalpha() and start > 0 and text[start - 1].isalnum():
        return None
    return BEFORE.get(match[1].lower()) or BEFORE[match[1].lower().rstrip(".")], start


def currency_behind(text: str, start: int) -> tuple[str, int] | None:
    """ISO code and end of the currency word that follows a number; None where there is none. Pure."""
    match = _BEHIND.match(text, start)
    if match is None:
        return None
    words = match[1].lower()
    if (code := BEHIND.get(words)) is not None:
        return code, match.end()
    first = words.split(" ")[0].rstrip(".")
    code = BEHIND.get(first)
    return None if code is None else (code, match.start(1) + len(first))
