"""A small real discord.py bot with every kind of command and component, for tests of the page alone."""

from __future__ import annotations

import asyncio
import struct
import zlib
from io import BytesIO

import discord
from discord import app_commands

COUNTRIES = ("Kazakhstan", "Kenya", "Canada", "China", "Chile")
SHOWN_TEXT = """# Heading one
## Heading two
**bold** *italic* __under__ ~~gone~~ `code` ||secret||
- one
  - nested
- two
1. first
> quoted
-# small print
[masked](https://example.org/a_(b)) https://example.org/x. <t:1700000000:R> <t:1700000000:D>
<@{user}> </check deposit:{command}> \\*not italic\\*
```py
print("<b>1</b>")
```
<img src=x onerror="window.hacked = 1"> <script>window.hacked = 1</script>"""


def picture(width: int = 600, height: int = 240) -> bytes:
    """A plain PNG of this size."""
    rows = b"".join(b"\0" + bytes((40, 90 + y % 120, 160)) * width for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data))
            + kind
            + data
            + struct.pack(">I", zlib.crc32(kind + data) & 0xFFFFFFFF)
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


class Reason(discord.ui.Modal, title="Change and check again"):
    """A window with a prefilled paragraph and a required line."""

    figures = discord.ui.TextInput[discord.ui.Modal](
        label="Figures, one a line", style=discord.TextStyle.paragraph, default="ore: 20 Mt", max_length=300
    )
    reason = discord.ui.TextInput[discord.ui.Modal](label="Why", placeholder="In a few words", min_length=3)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(
            f"Got {self.figures.value} | {self.reason.value}", ephemeral=True
        )


class Controls(discord.ui.View):
    """Buttons of every style and menus of two kinds."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(discord.ui.Button(label="Source", url="https://example.org/source"))

    @discord.ui.button(label="Working", style=discord.ButtonStyle.primary, custom_id="working")
    async def working(self, interaction: discord.Interaction, _: discord.ui.Button[Controls]) -> None:
        await interaction.response.send_message("20 Mt × 700 g/t = 14,000 t", ephemeral=True)

    @discord.ui.button(label="What if", style=discord.ButtonStyle.secondary, emoji="✏️", custom_id="form")
    async def form(self, interaction: discord.Interaction, _: discord.ui.Button[Controls]) -> None:
        await interaction.response.send_modal(Reason())

    @discord.ui.button(label="Edit", style=discord.ButtonStyle.success, custom_id="edit")
    async def edit(self, interaction: discord.Interaction, _: discord.ui.Button[Controls]) -> None:
        await interaction.response.edit_message(content="Edited in place")

    @discord.ui.button(label="Silent", style=discord.ButtonStyle.danger, custom_id="silent", row=1)
    async def silent(self, _: discord.Interaction, __: discord.ui.Button[Controls]) -> None:
        """Never answers."""

    @discord.ui.button(label="Off", disabled=True, custom_id="off", row=1)
    async def off(self, _: discord.Interaction, __: discord.ui.Button[Controls]) -> None:
        """Cannot be pressed."""

    @discord.ui.select(
        placeholder="Pick one",
        custom_id="one",
        row=2,
        options=[
            discord.SelectOption(label="Ore", value="ore", description="Rock as mined", emoji="🪨"),
            discord.SelectOption(label="Metal", value="metal"),
        ],
    )
    async def one(self, interaction: discord.Interaction, select: discord.ui.Select[Controls]) -> None:
        await interaction.response.send_message(f"Picked {select.values}", ephemeral=True)

    @discord.ui.select(
        placeholder="Pick several",
        custom_id="several",
        row=3,
        max_values=2,
        options=[discord.SelectOption(label=name, value=name.lower()) for name in COUNTRIES],
    )
    async def several(self, interaction: discord.Interaction, select: discord.ui.Select[Controls]) -> None:
        await interaction.response.send_message(f"Picked {select.values}", ephemeral=True)


check = app_commands.Group(name="check", description="Check the figures of a claim")


async def _countries(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    found = [name for name in COUNTRIES if typed.lower() in name.lower()]
    return [app_commands.Choice(name=name, value=name.upper()) for name in found]


@check.command(name="deposit", description="Check a deposit: ore, grade, contained metal")
@app_commands.describe(ore="Ore, for example 20 Mt", grade="Grade, for example 700 g/t", rank="Claimed place")
@app_commands.autocomplete(country=_countries)
async def deposit(
    interaction: discord.Interaction,
    ore: str | None = None,
    grade: str | None = None,
    contained: str | None = None,
    country: str | None = None,
    rank: app_commands.Range[int, 1, 200] | None = None,
    private: bool = False,
) -> None:
    """Answers with what arrived."""
    given = {"ore": ore, "grade": grade, "contained": contained, "country": country, "rank": rank}
    text = " | ".join(f"{name}={value}" for name, value in given.items() if value is not None)
    embed = discord.Embed(title="Arrived", description=text or "nothing", colour=0xD83C3E)
    await interaction.response.send_message(f"Read: {text}", embed=embed, view=Controls(), ephemeral=private)


@check.command(name="rank", description="Check a place in a list")
@app_commands.choices(mineral=[app_commands.Choice(name=name, value=name[:2]) for name in ("lithium", "tin")])
async def rank(interaction: discord.Interaction, place: int, mineral: str, note: str | None = None) -> None:
    """Two required options, one of them with choices."""
    await interaction.response.send_message(f"place={place} mineral={mineral} note={note}")


@app_commands.command(name="gallery", description="Every kind of text, embed and picture")
async def gallery(interaction: discord.Interaction) -> None:
    """One message with all that can be drawn."""
    embed = discord.Embed(
        title="An embed with **marks** and a link",
        url="https://example.org/title",
        description="Line one\n-# small print in an embed",
        colour=0x2ECC71,
        timestamp=discord.utils.utcnow(),
    )
    embed.set_author(name="An author", url="https://example.org/author")
    for name in ("Ore", "Grade", "Contained"):
        embed.add_field(name=name, value="20,000,000 t of something", inline=True)
    embed.add_field(name="Across", value="A field over the whole width with `code`", inline=False)
    embed.set_footer(text="A footer")
    embed.set_image(url="attachment://chart.png")
    embed.set_thumbnail(url="attachment://small.png")
    files = [
        discord.File(BytesIO(picture()), "chart.png", description="Bars: 14,000 t beside 6.3 million t"),
        discord.File(BytesIO(picture(80, 80)), "small.png", description="A small picture"),
        discord.File(BytesIO(picture(300, 100)), "loose.png", description="A picture of its own"),
        discord.File(BytesIO(b"a,b\n1,2\n"), "rows.csv"),
    ]
    command = next(iter(interaction.client.published.values()))  # type: ignore[attr-defined]
    text = SHOWN_TEXT.format(user=interaction.user.id, command=command.id)
    await interaction.response.send_message(text, embed=embed, files=files, view=Controls())


@app_commands.command(name="slow", description="Thinks first, then answers")
async def slow(interaction: discord.Interaction) -> None:
    """Says that it is thinking, and answers once the test lets it."""
    await interaction.response.defer(thinking=True)
    await interaction.client.thought.wait()  # type: ignore[attr-defined]
    await interaction.edit_original_response(content="Thought it over")


@app_commands.command(name="silent", description="Never answers")
async def silent(_: discord.Interaction) -> None:
    """Leaves the three seconds to pass."""


@app_commands.command(name="moderate", description="For those who manage messages")
@app_commands.default_permissions(manage_messages=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def moderate(interaction: discord.Interaction) -> None:
    """Shown to moderators alone."""
    await interaction.response.send_message("Moderated", ephemeral=True)


@app_commands.context_menu(name="Reality check")
async def reality_check(interaction: discord.Interaction, message: discord.Message) -> None:
    """Says what was pointed at."""
    await interaction.response.send_message(f"Checked: {message.content[:80]}", ephemeral=True)


class SampleBot(discord.Client):
    """Publishes its commands each time it starts."""

    def __init__(self) -> None:
        # The library waits this long for further guilds before it calls itself ready.
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.05)
        self.tree = app_commands.CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.thought = asyncio.Event()
        self.published: dict[str, app_commands.AppCommand] = {}

    async def setup_hook(self) -> None:
        """Publish before anything else."""
        for command in (check, gallery, slow, silent, moderate, reality_check):
            self.tree.add_command(command)
        self.add_view(Controls())
        self.published = {command.name: command for command in await self.tree.sync()}
