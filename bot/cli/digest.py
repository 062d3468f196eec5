"""`reality-check digest preview | run | status`: the digest without Discord, or for one server at once."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, TypeVar

import discord
import typer

from bot import discord_address
from bot.cli import context
from bot.cli.ending import fail
from bot.exits import Exit
from bot.settings import Settings
from commands.digest.desk import Desk
from commands.digest.look import feed_reason
from core.clock import utc_now
from core.errors import SourceError, StoreError
from core.news.article import Article
from core.news.feeds import read_feed
from core.news.fetch import Fetcher
from core.news.items import Item, heaviest, make_item, stories_of
from core.news.newsroom import Newsroom
from core.news.plan import next_run
from core.news.readings import Reading, read_article
from core.reference.library import Library, load
from core.store import Store
from core.store.digests import DigestDay, DigestSettings, DigestState
from core.wording import stories, verdicts
from core.wording.refusals import explain

T = TypeVar("T")

app = typer.Typer(no_args_is_help=True)

OLDEST = timedelta(days=10)
"""With a date, articles of so many days before it are read."""


@app.callback()
def digest() -> None:
    """The daily news digest."""


@app.command()
def preview(
    feed: Annotated[
        list[str], typer.Option(help="Address or file of a feed; give it several times for more.")
    ],
    day: Annotated[
        str | None,
        typer.Option("--date", help="Only articles up to this day (2026-05-04), from ten days before."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the items as JSON.")] = False,
) -> None:
    """Read feeds and print the items a digest would have. Keeps nothing, posts nothing."""
    until = _day(day)
    settings = context.settings_or_exit()
    articles = asyncio.run(_articles(feed, allow_loopback=settings.allow_loopback_feeds))
    items = _items([article for article in articles if _within(article, until)], load())
    if as_json:
        json.dump([_as_json(item) for item in items], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for item in items:
        _print(item)
    typer.echo(f"Articles read: {len(articles)}. Items with figures: {len(items)}.")


@app.command()
def run(
    guild: Annotated[int, typer.Option(help="The server's id.")],
) -> None:
    """Fetch what is due and post one server's digest of today now. Not twice on one day."""
    settings = context.settings_or_exit()
    if settings.token is None:
        fail("There is no token: set DISCORD_TOKEN, here or in .env.", Exit.BAD_CONFIG)

    async def work(store: Store) -> DigestDay | None:
        return await _run_one(settings, store, guild)

    day = _with_store(settings, work)
    if day is None:
        fail(
            f"Nothing to do: server {guild} has no digest set up, or today's was begun already.", Exit.REFUSED
        )
    typer.echo(f"{day.local_date}: {day.state.value}{f' ({day.reason})' if day.reason else ''}")
    if day.state not in (DigestState.POSTED, DigestState.EMPTY):
        raise typer.Exit(Exit.FAILED)


@app.command()
def status() -> None:
    """Every server's next and last digest, and the feeds that fail."""
    settings = context.settings_or_exit()

    async def work(store: Store) -> None:
        now = utc_now()
        standings = await store.digests.standings()
        for one in await store.digests.every_setting():
            at = next_run(one, standings.get(one.discord_guild_id), now)
            days = await store.digests.days(one.discord_guild_id, 1)
            typer.echo(f"{one.discord_guild_id}: {_standing(one, at)}; {_last(days)}")
        for feed in (await store.feeds.states()).values():
            if feed.error:
                typer.echo(
                    f"{feed.url}: {feed_reason(feed.error)} since {feed.failing_since:%Y-%m-%d %H:%M} UTC"
                )

    _with_store(settings, work)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        fail(f"I cannot read the date {text!r}. Write it as 2026-05-04.", Exit.REFUSED)


def _within(article: Article, until: date | None) -> bool:
    if until is None or article.published is None:
        return True
    end = datetime.combine(until, time.max, tzinfo=UTC)
    return end - OLDEST <= article.published <= end


async def _articles(feeds: list[str], *, allow_loopback: bool) -> list[Article]:
    articles: list[Article] = []
    async with Fetcher(allow_loopback=allow_loopback) as fetcher:
        for feed in feeds:
            try:
                articles += await _read(feed, fetcher)
            except SourceError as error:
                fail(explain(error), Exit.REFUSED)
            except OSError as error:
                fail(f"I cannot read {feed}: {error.strerror}.", Exit.REFUSED)
    return articles


async def _read(feed: str, fetcher: Fetcher) -> tuple[Article, ...]:
    if feed.startswith(("http://", "https://")):
        fetched = await fetcher.get(feed)
        return read_feed(fetched.body or b"", url=fetched.url, content_type=fetched.content_type)
    return _from_file(Path(feed))


def _from_file(path: Path) -> tuple[Article, ...]:
    return read_feed(path.read_bytes(), url=path.resolve().as_uri())


def _items(articles: list[Article], library: Library) -> tuple[Item, ...]:
    readings: list[Reading] = []
    for article in articles:
        seen_at = article.published or datetime.min.replace(tzinfo=UTC)
        reading = read_article(article, library, seen_at=seen_at, news=True)
        if reading is not None:
            readings.append(reading)
    stories_found = stories_of(readings)
    return tuple(make_item(story, library) for story in heaviest(stories_found, len(stories_found)))


def _as_json(item: Item) -> dict[str, Any]:
    return {
        "level": item.level.value,
        "title": item.title,
        "line": stories.line(item),
        "outlets": [{"name": o.name, "link": o.link, "figures": list(o.figures)} for o in item.outlets],
        "verdict": verdicts.to_json(item.verdict),
    }


def _print(item: Item) -> None:
    typer.echo(f"{verdicts.level_icon(item.level)} {verdicts.level_word(item.level)}: {item.title}")
    typer.echo(f"   {stories.line(item)}")
    for outlet in item.outlets:
        typer.echo(
            f"   {outlet.name}: {', '.join(outlet.figures)}{f' – {outlet.link}' if outlet.link else ''}"
        )
    typer.echo()


def _standing(settings: DigestSettings, at: datetime) -> str:
    if settings.paused_at is not None:
        return f"paused since {settings.paused_at:%Y-%m-%d %H:%M} UTC ({settings.paused_reason})"
    return f"next {at:%Y-%m-%d %H:%M} UTC"


def _last(days: tuple[DigestDay, ...]) -> str:
    if not days:
        return "none yet"
    last = days[0]
    state = "begun and never confirmed" if last.state is DigestState.CLAIMED else last.state.value
    return f"{last.local_date} {state}{f' ({last.reason})' if last.reason else ''}"


async def _run_one(settings: Settings, store: Store, guild: int) -> DigestDay | None:
    assert settings.token is not None
    discord_address.point_at(settings.discord_api)
    library = load()
    newsroom = Newsroom(
        store,
        library,
        utc_now,
        feeds_file=settings.feeds_file,
        allow_loopback=settings.allow_loopback_feeds,
        fetch_pages=settings.fetch_pages,
    )
    # Only its requests are used: no gateway is opened, nothing is published.
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await newsroom.fetch(also=await newsroom.feeds_of(guild))
        try:
            await client.login(settings.token)
        except discord.LoginFailure:
            fail("Discord does not accept this token.", Exit.BAD_TOKEN)
        return await Desk(store, library, newsroom, utc_now).run_one(client, guild)


def _with_store(settings: Settings, work: Callable[[Store], Awaitable[T]]) -> T:
    async def whole() -> T:
        async with await Store.open(settings.database_url, clock=utc_now) as store:
            return await work(store)

    try:
        return asyncio.run(whole())
    except StoreError as error:
        context.store_failed(error)
