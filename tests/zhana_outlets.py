"""The article's story as five outlets told it, wordings shortened: title and text by outlet."""

from __future__ import annotations

TOLD: dict[str, tuple[str, str]] = {
    "Qazinform": (
        "Kazakhstan discovers new rare earth deposit",
        "The wider Zhana Kazakhstan area holds over 20 million tons of rare-earth metals with a content of 700 g/t, "
        "the ministry said.",
    ),
    "Caspian Post": (
        "Kazakhstan set to become top 3 global holder of rare earths",
        "The Zhana Kazakhstan deposit holds 935,400 tons of rare earths. The 20 million tons of ore at 700 g/t "
        "contain 14,000 tons of rare earths.",
    ),
    "bne IntelliNews": (
        "Can Kazakhstan deliver on the rare earth hype?",
        "The 20 million tons of ore at 700 g/t amount to 935,400 tonnes of recoverable rare earth oxide.",
    ),
    "Relay": (
        "Kazakhstan strikes rare earth jackpot",
        "The country announced resources of more than 20 million tons of rare earths at Zhana Kazakhstan, which "
        "would rank it third in the world after China and Brazil.",
    ),
    "Council": (
        "How Kazakhstan can anchor a supply chain",
        "If just 10% of the 20 million tons of rare earths at Zhana Kazakhstan is extractable, it would cover US "
        "magnet demand for more than a decade.",
    ),
}
