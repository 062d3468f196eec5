"""/check headline: what a running text claims, read and judged as a whole. Also what the message menu asks."""

from __future__ import annotations

import re

from commands.check import texts
from commands.check.form import Kind, Option, Question
from core.claim import Form

QUESTION = Question(
    form=Form.HEADLINE,
    description=texts.HEADLINE_QUESTION,
    options=(Option("text", "text", texts.TEXT, kind=Kind.PROSE, required=True),),
    example="text:20 million tons of ore at 700 g/t hold 935,400 tons of rare earths",
)

_LINK = re.compile(r"<?https?://\S+>?")

_MARK = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:-?|/[\w -]+:)\d+(?::\w)?>")
"""What Discord writes for a mention, a custom emoji, a time or a command."""

_FORMATTING = re.compile(r"\*{1,3}|__|~~|\|\||`+|</?[a-z][^<>\n]{0,60}>")
"""What makes words bold, crossed out, hidden or code, and a web page's own marks."""

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|with|for|that|by|from|has|its|which|are|were|this|would|could|than)\b", re.IGNORECASE
)
"""Words that few English sentences do without, and that other languages of our readers do not have."""

FEW_WORDS = 8
"""A headline of fewer words may do without any of them."""


def without_links(text: str) -> str:
    """The text with blanks for its links: we do not open them, and their digits claim nothing. What is left stands
    where it stood. Pure."""
    return _blank(_LINK, text)


def without_marks(text: str) -> str:
    """The text without Discord's own marks, whose digits claim nothing and whose bracket is no "over", and without
    formatting, which would part a figure from its words. Pure."""
    return _FORMATTING.sub("", _blank(_MARK, text))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


def is_only_a_link(text: str) -> bool:
    """Whether there is a link and no word beside it. Pure."""
    return _LINK.search(text) is not None and not without_links(text).strip()


def may_be_english(text: str) -> bool:
    """Whether a text could be English: in its letters, and in the small words that hold a sentence together. Pure."""
    words = _WORD.findall(text)
    if 2 * sum(word.isascii() for word in words) < len(words):
        return False
    return len(words) < FEW_WORDS or _ENGLISH.search(text) is not None
