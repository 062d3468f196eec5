"""Discord's documented limits, each with the place in the documentation that states it."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit, inclusive. `document` names the page and section of Discord's documentation."""

    name: str
    least: int
    most: int
    document: str


_MESSAGE = "Resources: Message: "
_PARTS = "Components: Reference: "
_COMMANDS = "Interactions: Application Commands: "
_REPLIES = "Interactions: Receiving and Responding: "

LIMITS: tuple[Limit, ...] = (
    Limit("content", 0, 2000, _MESSAGE + "Create Message"),
    Limit("embeds", 0, 10, _MESSAGE + "Create Message"),
    Limit("nonce", 0, 25, _MESSAGE + "Create Message"),
    Limit("stickers", 0, 3, _MESSAGE + "Create Message"),
    Limit("embed.title", 0, 256, _MESSAGE + "Embed Limits"),
    Limit("embed.description", 0, 4096, _MESSAGE + "Embed Limits"),
    Limit("embed.fields", 0, 25, _MESSAGE + "Embed Limits"),
    Limit("embed.field.name", 1, 256, _MESSAGE + "Embed Limits"),
    Limit("embed.field.value", 1, 1024, _MESSAGE + "Embed Limits"),
    Limit("embed.footer.text", 0, 2048, _MESSAGE + "Embed Limits"),
    Limit("embed.author.name", 0, 256, _MESSAGE + "Embed Limits"),
    Limit("embeds.total", 0, 6000, _MESSAGE + "Embed Limits"),
    Limit("embed.url", 0, 2048, "OpenAPI description: RichEmbed.url"),
    Limit("embed.color", 0, 0xFFFFFF, "OpenAPI description: RichEmbed.color"),
    Limit("attachments", 0, 10, "Reference: Uploading Files"),
    Limit("attachment.description", 0, 1024, _MESSAGE + "Attachment Structure"),
    Limit("attachment.filename", 1, 1024, "OpenAPI description: MessageAttachmentRequest.filename"),
    Limit("attachment.bytes", 0, 10 * 1024 * 1024, "Reference: Uploading Files (default limit of 10 MiB)"),
    Limit("request.bytes", 0, 25 * 1024 * 1024, _MESSAGE + "Create Message: Limitations (25 MiB a request)"),
    Limit("allowed_mentions.ids", 0, 100, _MESSAGE + "Allowed Mentions Structure"),
    Limit("rows", 0, 5, _PARTS + "Legacy Message Component Behavior"),
    Limit("buttons", 1, 5, _PARTS + "Action Row"),
    Limit("custom_id", 1, 100, _PARTS + "Custom ID"),
    Limit("button.label", 0, 80, _PARTS + "Button Structure"),
    Limit("button.url", 1, 512, _PARTS + "Button Structure"),
    Limit("select.options", 1, 25, _PARTS + "String Select Structure"),
    Limit("select.placeholder", 0, 150, _PARTS + "String Select Structure"),
    Limit("select.min_values", 0, 25, _PARTS + "String Select Structure"),
    Limit("select.max_values", 1, 25, _PARTS + "String Select Structure"),
    Limit("select.option.label", 1, 100, _PARTS + "Select Option Structure"),
    Limit("select.option.value", 1, 100, _PARTS + "Select Option Structure"),
    Limit("select.option.description", 0, 100, _PARTS + "Select Option Structure"),
    Limit("modal.title", 1, 45, _REPLIES + "Modal"),
    Limit("modal.components", 1, 5, _REPLIES + "Modal"),
    Limit("modal.row", 1, 1, _PARTS + "Text Input (one in a row)"),
    Limit("text_input.label", 1, 45, "OpenAPI description: TextInputComponentForModalRequest.label"),
    Limit("label.label", 1, 45, _PARTS + "Label Structure"),
    Limit("label.description", 1, 100, _PARTS + "Label Structure"),
    Limit("text_input.min_length", 0, 4000, _PARTS + "Text Input Structure"),
    Limit("text_input.max_length", 1, 4000, _PARTS + "Text Input Structure"),
    Limit("text_input.value", 0, 4000, _PARTS + "Text Input Structure"),
    Limit("text_input.placeholder", 0, 100, _PARTS + "Text Input Structure"),
    Limit("text_display", 1, 4000, _PARTS + "Text Display"),
    Limit("autocomplete.choices", 0, 25, _REPLIES + "Autocomplete"),
    Limit("follow_ups.user_install", 0, 5, _REPLIES + "Create Followup Message"),
    Limit("command.name", 1, 32, _COMMANDS + "Application Command Naming"),
    Limit("command.description", 1, 100, _COMMANDS + "Application Command Structure"),
    Limit("command.contexts", 1, 3, "OpenAPI description: ApplicationCommandCreateRequest.contexts"),
    Limit("command.options", 0, 25, _COMMANDS + "Application Command Structure"),
    Limit("command.characters", 0, 8000, _COMMANDS + "Slash Commands"),
    Limit("option.choices", 0, 25, _COMMANDS + "Application Command Option Structure"),
    Limit("choice.name", 1, 100, _COMMANDS + "Application Command Option Choice Structure"),
    Limit("choice.value", 0, 100, _COMMANDS + "Application Command Option Choice Structure"),
    Limit("option.min_length", 0, 6000, _COMMANDS + "Application Command Option Structure"),
    Limit("option.max_length", 1, 6000, _COMMANDS + "Application Command Option Structure"),
    Limit("commands.chat", 0, 100, _COMMANDS + "Registering a Command"),
    Limit("commands.user", 0, 15, _COMMANDS + "Registering a Command"),
    Limit("commands.message", 0, 15, _COMMANDS + "Registering a Command"),
    Limit("messages.page", 1, 100, _MESSAGE + "Get Channel Messages"),
)

BY_NAME = MappingProxyType({limit.name: limit for limit in LIMITS})

ANSWER_WITHIN_S = 3.0
"""An interaction not called back by then is gone (Receiving and Responding: Interaction Callback)."""

TOKEN_LIVES_S = 15 * 60.0
"""An interaction's token works that long (Receiving and Responding: Followup Messages)."""

NONCE_REMEMBERED_S = 5 * 60.0
"""Discord says "the past few minutes" (Resources: Message: Create Message: enforce_nonce)."""


def most(name: str) -> int:
    """The upper limit of that name."""
    return BY_NAME[name].most
