"""Where a command may be used, and how the bot has to be installed for it."""

from __future__ import annotations

from discord import app_commands

EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
ANY_INSTALL = app_commands.AppInstallationType(guild=True, user=True)
"""Unless a command says otherwise it works in servers, direct messages and as a user-installed app. Said outright:
left out, Discord would take private channels away (discord-api-docs issue 7108)."""

SERVERS_ONLY = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
SERVER_INSTALL = app_commands.AppInstallationType(guild=True, user=False)
"""For commands of moderators and managers. `guild_only` would not do beside these defaults of the tree."""
