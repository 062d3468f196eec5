"""`reality-check log …`: what /review does, for the operator and over every server: find, show, export, count, replay,
decide, purge."""

from __future__ import annotations

import contextlib
import gzip
import inspect
import io
import json
import os
import sys
from collections.abc import AsyncIterator, Callable, Generator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.cli import terminal
from bot.cli.ending import fail
from bot.cli.opened import with_store
from bot.exits import Exit
from core import filters
from core.clock import utc_now
from core.errors import InputError
from core.exports.answers import Answer, answers
from core.exports.claimreview import claim_reviews
from core.exports.rows import csv_text, json_lines
from core.reference.library import load
from core.replay import Change, replay
from core.store import Store
from core.store.records import (
    DECISIONS,
    Filters,
    LookupRow,
    Match,
    Page,
    Review,
    ReviewKind,
    State,
    Stats,
    StoredLookup,
)
from core.verdict import Level
from core.wording.refusals import explain
from core.wording.verdicts import level_icon, level_word, to_json

app = typer.Typer(no_args_is_help=True)


class Format(StrEnum):
    """What an export is written as."""

    CSV = "csv"
    JSONL = "jsonl"
    CLAIMREVIEW = "claimreview"


WRITERS: dict[Format, Callable[[AsyncIterator[Answer], int], AsyncIterator[str]]] = {
    Format.CSV: csv_text,
    Format.JSONL: json_lines,
    Format.CLAIMREVIEW: claim_reviews,
}

FILTERS = {
    "text": "Words that were typed, all of them.",
    "level": "Levels, with commas between.",
    "state": "States of review, with commas between.",
    "user": "Ids of users.",
    "channel": "Ids of channels.",
    "mineral": "Minerals.",
    "country": "Countries.",
    "origin": "slash, menu, digest or cli.",
    "command": "Commands, for example: check deposit.",
    "since": "First day (UTC): 2026-05-01, today, yesterday, 7d.",
    "until": "Last day (UTC).",
    "without": "What to leave out: state:dismissed level:worked_out gold.",
}
SERVER = typer.Option("--server", help="Id of a server; without it all, and what belongs to none.")
LINE = typer.Argument(
    metavar="[FILTERS]", help="Filters as one line, as at the foot of a page of /review search."
)
WORKERS = typer.Option(min=1, help="Processes; without it one a core.")
AS_JSON = typer.Option("--json", help="A JSON object on each line.")


@app.callback()
def log() -> None:
    """The log of lookups."""


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each filter and the line; it is given `asked` in their place."""

    def run(**options: Any) -> None:
        given = {name: options.pop(name) for name in FILTERS}
        command(asked=_asked(options.pop("line"), given), **options)

    keyword = inspect.Parameter.KEYWORD_ONLY
    own = [
        one for one in inspect.signature(command, eval_str=True).parameters.values() if one.name != "asked"
    ]
    filter_options = [
        inspect.Parameter(
            name,
            keyword,
            default=None,
            annotation=Annotated[str | None, typer.Option(f"--{name}", help=text)],
        )
        for name, text in FILTERS.items()
    ]
    line = inspect.Parameter("line", keyword, default=None, annotation=Annotated[list[str] | None, LINE])
    run.__signature__ = inspect.Signature([*own, *filter_options, line])
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return run


def _asked(line: list[str] | None, options: dict[str, str | None]) -> Filters:
    """The filters of options and line together. Ends the program with 2 where they cannot be read."""
    library, today = load(), utc_now().date()
    try:
        written = filters.write(filters.from_options(options, library, today))
        return filters.read(" ".join([*(line or ()), written]), library, today)
    except InputError as error:
        fail(explain(error), Exit.REFUSED)


@app.command()
@filtered
def search(
    *,
    asked: Filters,
    server: Annotated[int | None, SERVER] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 20,
    before: Annotated[int | None, typer.Option(help="Only lookups below this id: the next page.")] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Lookups that fit, newest first."""

    async def find(store: Store) -> Page:
        if server is not None:
            return await store.search.page(server, asked, before, limit)
        return await store.search.operator_page(asked, None, before, limit)

    page = with_store(find)
    if as_json:
        for hit in page.hits:
            _print_json({name: getattr(hit, name) for name in HIT_FIELDS} | {"at": hit.at.isoformat()})
        return
    table = _table("id", "when (UTC)", "level", "state", "server", "typed")
    for hit in page.hits:
        table.add_row(
            str(hit.id),
            f"{hit.at:%Y-%m-%d %H:%M}",
            _named(hit.level),
            hit.state.replace("_", " "),
            str(hit.discord_guild_id or "–"),
            hit.text,
        )
    _console().print(table)
    if page.before is not None:
        typer.echo(f"Older ones: --before {page.before}")


HIT_FIELDS = (
    "id",
    "level",
    "state",
    "origin",
    "command",
    "discord_guild_id",
    "discord_channel_id",
    "discord_user_id",
    "mineral",
    "country",
    "text",
)


@app.command()
def show(
    lookup: Annotated[int, typer.Argument(help="The number at the foot of an answer.")],
    as_json: Annotated[bool, typer.Option("--json", help="The verdict as JSON.")] = False,
) -> None:
    """One lookup: the verdict as it was answered, who asked where, what was decided since."""

    async def find(store: Store) -> tuple[LookupRow | None, tuple[Review, ...]]:
        return await store.lookups.get(lookup), await store.reviews.operator_all_of(lookup)

    row, said = with_store(find)
    if row is None:
        fail(f"There is no lookup {lookup}.", Exit.REFUSED)
    if as_json:
        json.dump(to_json(row.verdict), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    terminal.show(row.verdict)
    table = _table("", "")
    for name, value in (
        ("asked", f"{row.at:%Y-%m-%d %H:%M:%S} UTC"),
        ("typed", row.text),
        ("command", row.command),
        ("user", row.discord_user_id),
        ("server", row.discord_guild_id),
        ("channel", row.discord_channel_id),
        ("state", row.state.replace("_", " ")),
        *((f"{one.at:%Y-%m-%d %H:%M}", _said(one)) for one in said),
    ):
        table.add_row(name, "–" if value is None else str(value))
    _console().print(table)


@app.command()
@filtered
def export(
    *,
    asked: Filters,
    kind: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.CSV,
    server: Annotated[int | None, SERVER] = None,
    to: Annotated[Path | None, typer.Option(help="The file; .gz compresses it. Without it: here.")] = None,
    workers: Annotated[int | None, WORKERS] = None,
) -> None:
    """Lookups that fit as CSV, JSON lines or schema.org ClaimReview. However many: nothing is gathered in memory."""

    async def write(store: Store) -> None:
        with _opened(to) as out:
            found = answers(_rows(store, server, asked), store.reviews, store.shown)
            async for piece in WRITERS[kind](found, workers or os.cpu_count() or 1):
                out.write(piece)

    with_store(write)
    if to is not None:
        typer.echo(f"Written to {to}.", err=True)


@app.command()
def stats(
    server: Annotated[int, typer.Option(help="Id of the server.")],
    days: Annotated[int, typer.Option(min=1, max=730, help="How many days back.")] = 30,
) -> None:
    """What was asked in a server, and how often its moderators agreed."""
    until = utc_now()
    counted = with_store(lambda store: store.reviews.stats(server, until - timedelta(days=days), until))
    _console().print(_counts(counted))


@app.command("replay")
@filtered
def replay_(
    *,
    asked: Filters,
    server: Annotated[int | None, SERVER] = None,
    workers: Annotated[int | None, WORKERS] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Stored claims through today's calculator and data: those whose level would be another. Nothing is changed."""
    found = with_store(lambda store: _replayed(store, server, asked, workers, as_json=as_json))
    typer.echo(f"{found:,} would get another level today.", err=True)


@app.command()
def decide(
    lookup: Annotated[int, typer.Argument(help="The number at the foot of an answer.")],
    state: Annotated[str, typer.Option(help="confirmed, wrong, needs_source or dismissed.")],
    level: Annotated[str | None, typer.Option(help="What is right, for a wrong one.")] = None,
    note: Annotated[str, typer.Option(help="Shown with a correction.")] = "",
) -> None:
    """Decide on any lookup: disputes from direct messages and user installs have no other moderator. The running bot
    corrects the answer within a minute, where it can."""
    try:
        decided = filters.state_named(state)
        right = None if level is None else filters.level_named(level)
    except InputError as error:
        fail(explain(error), Exit.REFUSED)
    if decided not in DECISIONS:
        fail(f"A decision is one of {', '.join(DECISIONS)}.", Exit.REFUSED)
    if (decided is State.WRONG) is not (right is not None):
        fail("What is wrong takes --level with what is right; nothing else does.", Exit.REFUSED)
    made = with_store(lambda store: store.reviews.operator_decide(lookup, decided, right, note))
    if made is None:
        fail(f"There is no lookup {lookup}.", Exit.REFUSED)
    typer.echo(f"Lookup {lookup}: {decided.replace('_', ' ')}.")


@app.command()
def purge() -> None:
    """Remove lookups older than their servers keep them. The running bot does the same every hour."""
    removed = with_store(lambda store: store.privacy.purge())
    typer.echo(f"{removed:,} lookups removed.")


async def _replayed(
    store: Store, server: int | None, asked: Filters, workers: int | None, *, as_json: bool
) -> int:
    """Print each change as it is found; how many there were. The bar goes to standard error."""
    total = None
    if server is not None:
        total = await store.search.count(server, asked, sys.maxsize)
    elif asked == Filters(Match()):
        total = await store.lookups.count()
    claims = store.search.operator_claims(asked) if server is None else store.search.claims(server, asked)
    found = 0
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("replay", total=total)
        async for change in replay(
            claims, workers=workers, progress=lambda done: progress.update(task, completed=done)
        ):
            found += 1
            _print_change(change, as_json=as_json)
        progress.update(task, completed=total or progress.tasks[0].completed, total=total)
    return found


def _print_change(change: Change, *, as_json: bool) -> None:
    old, new = (
        "; ".join(f"{one.dataset} {one.edition}" for one in editions)
        for editions in (change.old_editions, change.new_editions)
    )
    if as_json:
        _print_json(
            {
                "id": change.lookup_id,
                "at": change.at.isoformat(),
                "old_level": change.old_level,
                "new_level": change.new_level,
                "old_editions": old,
                "new_editions": new,
                "problem": change.problem,
                "text": change.text,
            }
        )
        return
    became = change.problem if change.new_level is None else _named(change.new_level)
    editions = "" if old == new else f" ({old or '–'} → {new or '–'})"
    typer.echo(f"{change.lookup_id}\t{_named(change.old_level)} → {became}{editions}\t{change.text}")


def _rows(store: Store, server: int | None, asked: Filters) -> AsyncIterator[StoredLookup]:
    return store.search.operator_stream(asked) if server is None else store.search.stream(server, asked)


@contextlib.contextmanager
def _opened(to: Path | None) -> Generator[IO[str]]:
    """The file to write, or standard output. Ends the program with 2 where the file is there already."""
    if to is None:
        yield sys.stdout
        return
    try:
        with to.open("xb") as plain:
            raw = gzip.GzipFile(fileobj=plain, mode="wb") if to.suffix == ".gz" else plain
            # CSV brings its own line ends.
            with io.TextIOWrapper(raw, "utf-8", newline="") as out:
                yield out
    except FileExistsError:
        fail(f"{to} exists already; choose another name.", Exit.REFUSED)


def _counts(counted: Stats) -> Table:
    table = _table("", "", "")
    agreement = "–" if counted.agreement is None else f"{counted.agreement:.0%} of {counted.decided:,} judged"
    table.add_row("lookups", f"{counted.total:,}", "")
    table.add_row("agreement", agreement, "")
    for heading, counts in (
        ("level", {_named(level): count for level, count in counted.by_level.items()}),
        ("state", {state.replace("_", " "): count for state, count in counted.by_state.items()}),
        ("mineral", counted.by_mineral),
        ("country", counted.by_country),
        ("origin", {str(origin): count for origin, count in counted.by_origin.items()}),
        ("day", {day.isoformat(): count for day, count in counted.by_day.items()}),
        (
            "checked most",
            {f"#{one.example.id} {one.example.text}": one.times for one in counted.most_checked},
        ),
    ):
        for place, (name, count) in enumerate(counts.items()):
            table.add_row(heading if place == 0 else "", name, f"{count:,}")
    return table


def _said(one: Review) -> str:
    by = "the operator" if one.discord_user_id is None else f"user {one.discord_user_id}"
    if one.kind is ReviewKind.DISPUTE:
        return f"{by} disputes: {one.note or '–'}"
    if one.kind is ReviewKind.NOTE:
        return f"{by} notes: {one.note}"
    state = "" if one.state is None else one.state.replace("_", " ")
    level = "" if one.level is None else f", it is {_named(one.level)}"
    return f"{by}: {state}{level}" + (f" · {one.note}" if one.note else "")


def _named(level: Level) -> str:
    return f"{level_icon(level)} {level_word(level)}"


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, show_header=any(headings))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def _print_json(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
