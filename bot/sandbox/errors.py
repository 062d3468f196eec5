"""Discord's error answers: status, code, message, and for a bad body each field by its path."""

from bot.sandbox.world import Json


class DiscordError(Exception):
    """A request Discord refuses. `errors` holds the refused fields, nested as Discord nests them."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> Json:
        """The JSON Discord answers with."""
        body: Json = {"message": self.message, "code": self.code}
        if self.errors is not None:
            body["errors"] = self.errors
        return body


Path = tuple[str | int, ...]


class FieldErrors:
    """Collects what is wrong in a body, so that one answer names every field."""

    def __init__(self) -> None:
        self._tree: Json = {}

    def __bool__(self) -> bool:
        return bool(self._tree)

    def add(self, path: Path, code: str, message: str) -> None:
        """Name one field and what is wrong with it."""
        node = self._tree
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def graft(self, path: Path, other: "FieldErrors") -> None:
        """Take over what another collector found, below `path`."""
        if not other:
            return
        node = self._tree
        for step in path:
            node = node.setdefault(str(step), {})
        _merge(node, other._tree)

    def raise_any(self) -> None:
        """Raise 50035 if anything was named."""
        if self._tree:
            raise DiscordError(400, 50035, "Invalid Form Body", self._tree)


def _merge(into: Json, tree: Json) -> None:
    for key, value in tree.items():
        if key == "_errors":
            into.setdefault("_errors", []).extend(value)
        else:
            _merge(into.setdefault(key, {}), value)


def invalid(path: Path, code: str, message: str) -> DiscordError:
    """A 50035 that names one field."""
    tree: Json = {"_errors": [{"code": code, "message": message}]}
    for step in reversed(path):
        tree = {str(step): tree}
    return DiscordError(400, 50035, "Invalid Form Body", tree)


_KNOWN: dict[str, tuple[int, int, str]] = {
    "unauthorized": (401, 0, "401: Unauthorized"),
    "unknown_application": (404, 10002, "Unknown Application"),
    "unknown_channel": (404, 10003, "Unknown Channel"),
    "unknown_guild": (404, 10004, "Unknown Guild"),
    "unknown_member": (404, 10007, "Unknown Member"),
    "unknown_message": (404, 10008, "Unknown Message"),
    "unknown_user": (404, 10013, "Unknown User"),
    "unknown_emoji": (404, 10014, "Unknown Emoji"),
    "unknown_webhook": (404, 10015, "Unknown Webhook"),
    "unknown_interaction": (404, 10062, "Unknown interaction"),
    "unknown_command": (404, 10063, "Unknown application command"),
    "too_many_commands": (400, 30032, "Maximum number of application commands reached (100)."),
    "body_too_large": (413, 40005, "Request entity too large"),
    "already_acknowledged": (400, 40060, "Interaction has already been acknowledged."),
    "too_many_follow_ups": (
        400,
        40094,
        "This interaction has reached the maximum number of follow-up messages.",
    ),
    "missing_access": (403, 50001, "Missing Access"),
    "foreign_message": (403, 50005, "Cannot edit a message authored by another user"),
    "empty_message": (400, 50006, "Cannot send an empty message"),
    "cannot_message_user": (403, 50007, "Cannot send messages to this user"),
    "missing_permissions": (403, 50013, "Missing Permissions"),
    "invalid_webhook_token": (401, 50027, "Invalid Webhook Token"),
    "invalid_json": (400, 50109, "The request body contains invalid JSON."),
    "no_mutual_guild": (
        403,
        50278,
        "Cannot send messages to this user due to having no mutual guilds",
    ),
}
"""Status, code and message (Discord documentation, Topics: Opcodes and Status Codes: JSON)."""


def refusal(name: str) -> DiscordError:
    """One of the errors of the table by its name here."""
    status, code, message = _KNOWN[name]
    return DiscordError(status, code, message)
