"""How Discord prints what the world holds: users, members, guilds, channels, messages. Pure."""

from typing import Any

from bot.sandbox.message_bodies import attachment_links
from bot.sandbox.world import (
    Attachment,
    Channel,
    ChannelType,
    Guild,
    Interaction,
    Json,
    Member,
    Message,
    Role,
    User,
    World,
)


def user_object(user: User) -> Json:
    """A user."""
    return {
        "id": str(user.id),
        "username": user.username,
        "discriminator": "0" if not user.bot else "0001",
        "global_name": user.global_name,
        "avatar": None,
        "bot": user.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
    }


def own_user_object(user: User) -> Json:
    """The bot's own user, as it sees itself."""
    return {**user_object(user), "mfa_enabled": False, "verified": True, "locale": user.locale}


def member_object(world: World, member: Member, *, with_user: bool = True) -> Json:
    """A guild's member."""
    body: Json = {
        "roles": [str(role_id) for role_id in member.role_ids],
        "nick": member.nick,
        "avatar": None,
        "banner": None,
        "joined_at": member.joined_at,
        "premium_since": None,
        "pending": False,
        "communication_disabled_until": None,
        "flags": 0,
    }
    if with_user:
        body |= {"user": user_object(world.user(member.user_id)), "deaf": False, "mute": False}
    return body


def role_object(role: Role) -> Json:
    """A role."""
    return {
        "id": str(role.id),
        "name": role.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": role.position,
        "permissions": str(role.permissions),
        "managed": False,
        "mentionable": role.mentionable,
        "flags": 0,
    }


def channel_object(world: World, channel: Channel) -> Json:
    """A channel, in full."""
    body: Json = {"id": str(channel.id), "type": int(channel.type), "flags": 0, "last_message_id": None}
    if channel.guild_id is None:
        others = [user_id for user_id in channel.recipient_ids if user_id != world.bot.id]
        body["recipients"] = [user_object(world.user(user_id)) for user_id in others]
        if channel.type is ChannelType.GROUP_DM:
            body |= {"name": channel.name, "icon": None, "owner_id": str(channel.recipient_ids[0])}
        return body
    overwrites = [
        {
            "id": str(overwrite.target_id),
            "type": int(overwrite.is_member),
            "allow": str(overwrite.allow),
            "deny": str(overwrite.deny),
        }
        for overwrite in channel.overwrites
    ]
    return body | {
        "guild_id": str(channel.guild_id),
        "name": channel.name,
        "position": channel.position,
        "permission_overwrites": overwrites,
        "nsfw": False,
        "topic": channel.topic,
        "parent_id": None,
        "rate_limit_per_user": 0,
    }


def guild_object(guild: Guild) -> Json:
    """A guild, as the guild route prints it."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "owner_id": str(guild.owner_id),
        "application_id": None,
        "region": "",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "widget_enabled": False,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": guild.locale,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [role_object(role) for role in guild.roles.values()],
        "system_channel_id": None if guild.system_channel_id is None else str(guild.system_channel_id),
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "vanity_url_code": None,
        "widget_channel_id": None,
        "home_header": None,
        "incidents_data": None,
        "max_presences": None,
        "max_stage_video_channel_users": 50,
        "max_members": 500_000,
        "max_video_channel_users": 25,
        "nsfw": False,
    }


def guild_create(world: World, guild: Guild) -> Json:
    """A guild, as the gateway announces it: with channels, and of the members the bot alone."""
    bot = guild.members[world.bot.id]
    return guild_object(guild) | {
        "joined_at": bot.joined_at,
        "large": False,
        "member_count": len(guild.members),
        "members": [member_object(world, bot)],
        "channels": [channel_object(world, channel) for channel in world.guild_channels(guild.id)],
        "threads": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def attachment_url(world: World, message_channel_id: int, attachment: Attachment) -> str:
    """Where the file can be fetched."""
    return f"{world.cdn_url}/attachments/{message_channel_id}/{attachment.id}/{attachment.filename}"


def attachment_object(world: World, channel_id: int, attachment: Attachment) -> Json:
    """A file of a message."""
    url = attachment_url(world, channel_id, attachment)
    body: Json = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.data),
        "url": url,
        "proxy_url": url,
        "content_type": attachment.content_type,
    }
    if attachment.width is not None:
        body |= {"width": attachment.width, "height": attachment.height}
    if attachment.description is not None:
        body["description"] = attachment.description
    if attachment.ephemeral:
        body["ephemeral"] = True
    return body


def embeds_as_printed(world: World, message: Message) -> tuple[list[Json], set[int]]:
    """Embeds with real addresses in place of attachment://, and the ids of the attachments they show."""
    by_name = {attachment.filename: attachment for attachment in message.attachments}
    printed: list[Json] = []
    used: set[int] = set()
    for embed in message.embeds:
        body: Json = {"type": "rich", **embed}
        for (part, key), name in attachment_links(embed):
            attachment = by_name.get(name)
            if attachment is None:
                continue
            used.add(attachment.id)
            url = attachment_url(world, message.channel_id, attachment)
            shown: Json = {**body[part], key: url, f"proxy_{key}": url}
            if part in ("image", "thumbnail"):
                shown |= {"width": attachment.width or 0, "height": attachment.height or 0}
                shown["content_type"] = attachment.content_type
            body[part] = shown
        printed.append(body)
    return printed, used


def message_object(world: World, message: Message) -> Json:
    """A message in full, as its author and anybody who may read its content sees it."""
    embeds, shown_in_embeds = embeds_as_printed(world, message)
    body: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel_id),
        "author": user_object(world.user(message.author_id)),
        "content": message.content,
        "timestamp": message.timestamp,
        "edited_timestamp": message.edited_timestamp,
        "tts": message.tts,
        "mention_everyone": message.mention_everyone,
        "mentions": [user_object(world.user(user_id)) for user_id in message.mention_ids],
        "mention_roles": [str(role_id) for role_id in message.mention_role_ids],
        # A file that an embed shows does not appear beside it a second time.
        "attachments": [
            attachment_object(world, message.channel_id, attachment)
            for attachment in message.attachments
            if attachment.id not in shown_in_embeds
        ],
        "embeds": embeds,
        "components": message.components,
        "pinned": False,
        "type": message.type,
        "flags": message.flags,
    }
    body |= _message_context(world, message)
    if message.nonce is not None:
        body["nonce"] = message.nonce
    return body


def _message_context(world: World, message: Message) -> Json:
    body: Json = {}
    if message.snapshots:
        body["message_reference"] = {"type": 1, "channel_id": str(message.channel_id)}
        body["message_snapshots"] = message.snapshots
    if message.reply_to_id is not None:
        body["message_reference"] = {
            "type": 0,
            "channel_id": str(message.channel_id),
            "message_id": str(message.reply_to_id),
        }
    interaction = None if message.interaction_id is None else world.interactions.get(message.interaction_id)
    if interaction is not None:
        body |= _interaction_context(world, interaction)
    return body


def _interaction_context(world: World, interaction: Interaction) -> Json:
    metadata: Json = {
        "id": str(interaction.id),
        "type": int(interaction.type),
        "user": user_object(world.user(interaction.user_id)),
        "authorizing_integration_owners": interaction.owners,
    }
    if interaction.source_message_id is not None:
        metadata["interacted_message_id"] = str(interaction.source_message_id)
    if interaction.command is not None:
        metadata["command_type"] = int(interaction.command.type)
        metadata["name"] = interaction.command.name
    return {
        "application_id": str(world.application_id),
        "webhook_id": str(world.application_id),
        "interaction_metadata": metadata,
    }


def application_object(world: World) -> Json:
    """The application, as it sees itself."""
    owner = world.users.get(world.application_owner_id, world.bot)
    install = {"scopes": ["applications.commands"], "permissions": "0"}
    return {
        "id": str(world.application_id),
        "name": world.bot.username,
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "type": None,
        "flags": 0,
        "flags_new": "0",
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "owner": user_object(owner),
        "team": None,
        "bot": user_object(world.bot),
        "tags": [],
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": sum(guild.bot_installed for guild in world.guilds.values()),
        "approximate_user_install_count": len(world.user_installs),
        "approximate_user_authorization_count": len(world.user_installs),
        "integration_types_config": {
            "0": {"oauth2_install_params": install},
            "1": {"oauth2_install_params": install},
        },
        **world.application_edits,
    }


def snapshot_of(message: Message) -> Json:
    """What a forward carries of the message it forwards."""
    kept: dict[str, Any] = {
        "content": message.content,
        "embeds": message.embeds,
        "attachments": [],
        "timestamp": message.timestamp,
        "edited_timestamp": message.edited_timestamp,
        "flags": message.flags,
        "mentions": [],
        "mention_roles": [],
        "type": message.type,
        "components": [],
    }
    return {"message": kept}
