"""The errors a user or an operator can cause. They carry data; `core.wording.refusals` has the words."""

from __future__ import annotations


class RealityCheckError(Exception):
    """Base of every error of ours. Attributes hold data; nothing here is shown to a user as it stands."""


class InputError(RealityCheckError):
    """A figure or option could not be read.

    `text` is what was read (at most 200 characters of it), `option` the name of the option it stood in
    ("" where it had none), `expected` the dimensions that would work.
    """

    def __init__(self, text: str, *, option: str = "", expected: tuple[str, ...] = ()) -> None:
        super().__init__(text[:200])
        self.text = text[:200]
        self.option = option
        self.expected = expected

    def at(self, option: str) -> InputError:
        """The same error, naming the option the text stood in."""
        self.option = option
        return self


class EmptyFigure(InputError):
    """Nothing but white space was given."""


class TooLong(InputError):
    """More characters than a figure may have; `limit` says how many it may have."""

    def __init__(self, text: str, *, limit: int, option: str = "", expected: tuple[str, ...] = ()) -> None:
        super().__init__(text, option=option, expected=expected)
        self.limit = limit


class TooMany(InputError):
    """More of something than is read at once: `what` ("parts"), at most `limit` of them."""

    def __init__(self, text: str, *, what: str, limit: int, option: str = "") -> None:
        super().__init__(text, option=option)
        self.what = what
        self.limit = limit


class UnreadableFigure(InputError):
    """No number could be read; `position` is where reading stopped."""

    def __init__(
        self, text: str, *, position: int = 0, option: str = "", expected: tuple[str, ...] = ()
    ) -> None:
        super().__init__(text, option=option, expected=expected)
        self.position = position


class MissingUnit(InputError):
    """A number without a unit where one is needed; `number` is the number as read."""

    def __init__(self, text: str, *, number: float, option: str = "", expected: tuple[str, ...] = ()) -> None:
        super().__init__(text, option=option, expected=expected)
        self.number = number


class UnknownUnit(InputError):
    """The number was read, the unit was not; `unit` as written, `candidates` the nearest known ones."""

    def __init__(
        self,
        text: str,
        *,
        unit: str,
        candidates: tuple[str, ...] = (),
        option: str = "",
        expected: tuple[str, ...] = (),
    ) -> None:
        super().__init__(text, option=option, expected=expected)
        self.unit = unit
        self.candidates = candidates


class AmbiguousUnit(InputError):
    """The unit has two meanings of very different size here; `candidates` are the ways to write each."""

    def __init__(
        self,
        text: str,
        *,
        unit: str,
        candidates: tuple[str, ...],
        option: str = "",
        expected: tuple[str, ...] = (),
    ) -> None:
        super().__init__(text, option=option, expected=expected)
        self.unit = unit
        self.candidates = candidates


class WrongDimension(InputError):
    """A figure of another kind than asked for; `found` is the dimension that was read."""

    def __init__(
        self, text: str, *, found: str, unit: str = "", option: str = "", expected: tuple[str, ...] = ()
    ) -> None:
        super().__init__(text, option=option, expected=expected)
        self.found = found
        self.unit = unit


class OutOfRange(InputError):
    """Not finite, negative, or absurdly large; `low` and `high` bound what is accepted, in `unit`."""

    def __init__(
        self,
        text: str,
        *,
        low: float,
        high: float,
        unit: str,
        option: str = "",
        expected: tuple[str, ...] = (),
    ) -> None:
        super().__init__(text, option=option, expected=expected)
        self.low = low
        self.high = high
        self.unit = unit


class UnknownName(InputError):
    """A word that should be one of a vocabulary is not; `vocabulary` names it, `candidates` are the nearest."""

    def __init__(
        self, text: str, *, vocabulary: str, candidates: tuple[str, ...] = (), option: str = ""
    ) -> None:
        super().__init__(text, option=option)
        self.vocabulary = vocabulary
        self.candidates = candidates


class MissingFigures(InputError):
    """Too few figures for the question; `needed` names options, `at_least` says how many of them."""

    def __init__(self, *, form: str, needed: tuple[str, ...], at_least: int = 1) -> None:
        super().__init__("")
        self.form = form
        self.needed = needed
        self.at_least = at_least


class CannotConvert(InputError):
    """A figure of one kind was asked for in another: no factor leads there. `reason` is a key ("dimension",
    "element", "unsaid", "no_factor"), `found` what the figure is (a dimension, or a substance), `wanted` what was
    asked for."""

    def __init__(self, text: str, *, reason: str, found: str, wanted: str, option: str = "to") -> None:
        super().__init__(text, option=option)
        self.reason = reason
        self.found = found
        self.wanted = wanted


class NothingToCheck(InputError):
    """A text without a figure that claims something. `link` says that it is a link and nothing else, `blank` that
    there are no words at all (a picture), `foreign` that it is in no language we read; `read` has the figures that
    were read and claim nothing."""

    def __init__(
        self,
        text: str,
        *,
        link: bool = False,
        foreign: bool = False,
        read: tuple[str, ...] = (),
        option: str = "",
    ) -> None:
        super().__init__(text, option=option)
        self.link = link
        self.foreign = foreign
        self.read = read
        self.blank = not text.strip()


class NoReference(RealityCheckError):
    """No row on file answers the question; `material` and `quantity` say which was asked."""

    def __init__(self, *, material: str, quantity: str) -> None:
        super().__init__(f"{material}: {quantity}")
        self.material = material
        self.quantity = quantity


class NoRate(NoReference):
    """No exchange rate is on file for `currency` in `year` (None: in any); `known` are the currencies that are,
    from `first` to `last`."""

    def __init__(
        self, *, currency: str, year: int | None, known: tuple[str, ...], first: int, last: int
    ) -> None:
        super().__init__(material=currency, quantity="exchange rate")
        self.currency = currency
        self.year = year
        self.known = known
        self.first = first
        self.last = last


class SourceError(RealityCheckError):
    """A news source failed; `url` says which."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class FeedUnavailable(SourceError):
    """The source did not answer as it should; `reason` is a key ("timeout", "status", "connection", "too_large",
    "redirects"), `status` the HTTP status where there was one, `retry_after_s` what it asked us to wait."""

    def __init__(
        self, url: str, *, reason: str, status: int | None = None, retry_after_s: float | None = None
    ) -> None:
        super().__init__(url)
        self.reason = reason
        self.status = status
        self.retry_after_s = retry_after_s


class FeedUnreadable(SourceError):
    """The source answered, but not with a feed; `reason` is a key ("no_items", "entities", "not_a_feed")."""

    def __init__(self, url: str, *, reason: str) -> None:
        super().__init__(url)
        self.reason = reason


class ForbiddenAddress(SourceError):
    """The address is not one the bot may fetch; `reason` is a key ("scheme", "private", "credentials", "name")."""

    def __init__(self, url: str, *, reason: str) -> None:
        super().__init__(url)
        self.reason = reason


class StoreError(RealityCheckError):
    """The log could not do `operation`. The verdict still arrives, without buttons.

    `reason` is one of timeout, locked, read_only, corrupt, full, missing, unreachable, broken.
    """

    def __init__(self, operation: str, *, reason: str = "broken") -> None:
        super().__init__(operation, reason)
        self.operation = operation
        self.reason = reason


class NewerSchema(StoreError):
    """The log was written by a newer version of this program; `found` are the revisions it has."""

    def __init__(self, found: tuple[str, ...]) -> None:
        super().__init__("open", reason="newer")
        self.found = found


class CopyMismatch(StoreError):
    """The target of a copy does not hold what the source holds; `table` is the first that differs."""

    def __init__(self, table: str) -> None:
        super().__init__("copy", reason="mismatch")
        self.table = table


class TargetNotEmpty(StoreError):
    """The target of a copy has rows already; `table` is the first that has."""

    def __init__(self, table: str) -> None:
        super().__init__("copy", reason="not_empty")
        self.table = table
