"""A small bot on the real discord.py that uses every feature the sandbox offers."""

import asyncio
import io
from collections.abc import Callable

import discord
from discord import app_commands

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


async def until(condition: Callable[[], object], *, within_s: float = 8) -> None:
    """Wait until it holds; TimeoutError when it does not."""
    async with asyncio.timeout(within_s):
        while not condition():  # noqa: ASYNC110 - what is waited for is in another library
            await asyncio.sleep(0.01)


class Opener(discord.ui.View):
    """A button, a button that opens a window, and a menu."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Update", custom_id="update")
    async def update(self, interaction: discord.Interaction, _button: discord.ui.Button) -> None:
        await interaction.response.edit_message(content="updated", view=None)

    @discord.ui.button(label="Window", custom_id="window")
    async def window(self, interaction: discord.Interaction, _button: discord.ui.Button) -> None:
        await interaction.response.send_modal(Window())

    @discord.ui.select(
        custom_id="menu",
        options=[discord.SelectOption(label="A", value="a"), discord.SelectOption(label="B", value="b")],
    )
    async def menu(self, interaction: discord.Interaction, select: discord.ui.Select) -> None:
        await interaction.response.send_message(f"chose {select.values[0]}", ephemeral=True)


class Window(discord.ui.Modal, title="Change the figures"):
    """One prefilled paragraph."""

    figures = discord.ui.TextInput(
        label="Figures", custom_id="figures", style=discord.TextStyle.paragraph, default="ore: 20 Mt"
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"got {self.figures.value}")


class TestBot(discord.Client):
    """Publishes its commands once, then answers."""

    __test__ = False

    def __init__(self, **options: object) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.05, **options)
        self.tree = app_commands.CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.published = asyncio.Event()
        self.ready_count = 0
        self.resumed_count = 0
        self.seen: list[discord.Interaction] = []
        self.joined: list[int] = []
        _declare(self.tree, self)

    async def setup_hook(self) -> None:
        self.add_view(Opener())
        await self.tree.sync()

    async def on_ready(self) -> None:
        self.ready_count += 1
        self.published.set()

    async def on_resumed(self) -> None:
        self.resumed_count += 1

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.joined.append(guild.id)


def _declare(tree: app_commands.CommandTree, bot: TestBot) -> None:
    check = app_commands.Group(name="check", description="Check figures")

    @check.command(name="deposit", description="Ore, grade and metal")
    @app_commands.describe(ore="for example 20 Mt", country="a country", private="only to me")
    async def deposit(
        interaction: discord.Interaction, ore: str, country: str = "", private: bool = False
    ) -> None:
        bot.seen.append(interaction)
        embed = discord.Embed(title="Verdict", description=ore, colour=0xFF0000)
        await interaction.response.send_message(
            f"{ore} in {country}", embed=embed, view=Opener(), ephemeral=private
        )

    @deposit.autocomplete("country")
    async def countries(_interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        names = ["Kazakhstan", "Kenya", "Chile"]
        return [app_commands.Choice(name=n, value=n) for n in names if n.lower().startswith(current.lower())]

    tree.add_command(check)

    @tree.command(name="slow", description="Thinks first, then answers with a file")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.edit_original_response(content="done", attachments=[_file("chart.png", "a chart")])
        await interaction.followup.send("more", file=_file("more.png", None))
        await interaction.followup.send("secret", ephemeral=True)

    @tree.command(name="picture", description="A file in an embed")
    async def picture(interaction: discord.Interaction) -> None:
        embed = discord.Embed(title="Chart").set_image(url="attachment://chart.png")
        await interaction.response.send_message(embed=embed, file=_file("chart.png", "bars of reserves"))

    @tree.command(name="silent", description="Never answers")
    async def silent(interaction: discord.Interaction) -> None:
        bot.seen.append(interaction)

    @tree.command(name="review", description="For moderators")
    @app_commands.default_permissions(manage_messages=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def review(interaction: discord.Interaction, user: discord.Member | None = None) -> None:
        await interaction.response.send_message(f"queue of {user}", ephemeral=True)

    @tree.context_menu(name="Reality check")
    async def reality_check(interaction: discord.Interaction, message: discord.Message) -> None:
        bot.seen.append(interaction)
        text = message.content or message.message_snapshots[0].content
        await interaction.response.send_message(f"about: {text}")


def _file(name: str, description: str | None) -> discord.File:
    return discord.File(io.BytesIO(PIXEL), name, description=description)
