"""What if: the figures of an answer in a window, a line each, to change and check again. The new lookup names the old
one as its parent, and its card says what changed."""

from __future__ import annotations

from collections.abc import Iterable

from commands import buttons, ids, modals, replies, texts
from commands.check import lines
from commands.check.claims import as_typed
from commands.check.slash import look_up_and_answer
from commands.presses import refused
from commands.services import Interaction, services_of
from core.errors import InputError

FIGURES = "figures"


async def press(interaction: Interaction, lookup_id: int) -> None:
    """Open the window, filled in with the claim, or with what was typed and refused before."""
    row = await buttons.find(interaction, lookup_id)
    if row is None:
        return
    given = lines.filled_in(row.claim, services_of(interaction).library)
    filled = refused.typed_before(interaction) or lines.written(given)
    if len(filled) > modals.TEXT_CHARACTERS:
        await replies.answer(interaction, texts.TOO_MUCH_TO_CHANGE, ephemeral=True)
        return
    others = (o.name for o in lines.question_of(row.claim).every_option if o.name not in given)
    await modals.show(
        interaction,
        ids.make(ids.Kind.WHAT_IF, lookup_id),
        texts.WHAT_IF_TITLE,
        modals.paragraph(FIGURES, texts.WHAT_IF_LABEL, description=_help(others), prefilled=filled or None),
    )


async def submit(interaction: Interaction, lookup_id: int) -> None:
    """Check the changed figures, where the first answer was seen."""
    row = await buttons.find(interaction, lookup_id)
    if row is None:
        return
    typed = modals.entered(interaction).get(FIGURES, "")
    try:
        claim, given = lines.changed(row.claim, typed, services_of(interaction).library)
    except (InputError, lines.LineError) as error:
        await refused.answer(interaction, ids.Kind.WHAT_IF, lookup_id, error, typed)
        return
    if claim == row.claim:
        await replies.answer(interaction, texts.NOTHING_CHANGED, ephemeral=True)
        return
    await look_up_and_answer(
        interaction,
        claim,
        text=as_typed(lines.question_of(row.claim), given),
        origin=row.origin,
        command=row.command,
        private=buttons.is_private(interaction),
        parent=row,
    )


def _help(names: Iterable[str]) -> str:
    """How a line looks, and which other names there are, as far as there is room."""
    said = texts.WHAT_IF_HELP
    for name in names:
        longer = f"{said} {name},"
        if len(longer) > modals.DESCRIPTION_CHARACTERS:
            break
        said = longer
    return f"{said[:-1]}."
