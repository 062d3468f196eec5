"""The chat page: its files, and one WebSocket on which a person acts and sees what happens.

Requests are `{"id": n, "do": action, …}` and are answered by `{"id": n, "answer": …}` or `{"id": n, "error": words}`.
Events are `{"event": kind, …}`. Ids of users, channels and messages are strings of digits, as Discord prints them.

| action | fields | answer |
|---|---|---|
| become | user (or null) | `{state, history}`: the world as this user sees it |
| slash | channel, command ("check deposit"), options by name | `{interaction}` |
| autocomplete | the same and focused (an option's name) | the choices |
| menu | channel, command, message | `{interaction}` |
| press | message, custom_id | `{interaction}` |
| choose | message, custom_id, values | `{interaction}` |
| submit | interaction (the one that opened the window), entered by custom id | `{interaction}` |
| post | channel, content | null |
| forward | channel, message | null |
| delete, dismiss | message | null |
| fault | order (see faults.order), or null to behave again | null |

Events: `state` (people, places, commands, the bot's presence), `message` (new or changed), `gone`, and
`interaction` (the state of one of this user's interactions, and the window it opened).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from aiohttp import WSMsgType, web

from bot.sandbox import pageviews
from bot.sandbox.driver import Driver
from bot.sandbox.errors import DiscordError
from bot.sandbox.faults import Faults, order
from bot.sandbox.inputs import NotPossibleError
from bot.sandbox.world import Event, Interaction, InteractionType, Json, Message, UnknownIdError

PAGE = Path(__file__).with_name("page")
MOST_REQUEST_BYTES = 256 * 1024
HEARTBEAT_S = 30.0
GONE = "This is not there any more."

CONTENT_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
HEADERS = {
    # Nothing from elsewhere, nothing inline: what a user wrote can neither run nor fetch.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def attach(app: web.Application, driver: Driver, faults: Faults, *, examples: Sequence[str] = ()) -> None:
    """Add the page's routes to a server's application.

    `examples` are whole lines, such as "/about", that the page offers a newcomer to begin with.
    """
    page = Page(driver, faults, examples)
    app.router.add_get("/", _index)
    app.router.add_get("/page/socket", page.socket)
    app.router.add_get(r"/page/{name:[a-z]+\.(?:js|css|svg)}", _file)


async def _index(_request: web.Request) -> web.Response:
    return _served("index.html")


async def _file(request: web.Request) -> web.Response:
    return _served(request.match_info["name"])


def _served(name: str) -> web.Response:
    path = PAGE / name
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise web.HTTPNotFound from None
    return web.Response(text=text, content_type=CONTENT_TYPES[path.suffix], charset="utf-8", headers=HEADERS)


@dataclass(eq=False, slots=True)
class Viewer:
    """One open page: who looks through it, and what is still to be sent."""

    user_id: int
    outgoing: asyncio.Queue[Json] = field(default_factory=lambda: asyncio.Queue[Json]())


Action: TypeAlias = Callable[[Viewer, Json], Awaitable[Any]]


class Page:
    """All open pages of one world."""

    def __init__(self, driver: Driver, faults: Faults, examples: Sequence[str]) -> None:
        self._driver = driver
        self._world = driver.world
        self._faults = faults
        self._examples = tuple(examples)
        self._viewers: set[Viewer] = set()
        self._dismissed: dict[int, set[int]] = {}
        self._people = [user.id for user in self._world.users.values() if not user.bot]
        self._actions: dict[str, Action] = {
            "become": self._become,
            "slash": self._slash,
            "autocomplete": self._autocomplete,
            "menu": self._menu,
            "press": self._press,
            "choose": self._choose,
            "submit": self._submit,
            "post": self._post,
            "forward": self._forward,
            "delete": self._delete,
            "dismiss": self._dismiss,
            "fault": self._fault,
        }
        self._world.observe(self._tell)

    # The socket

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one open page until it is closed."""
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, max_msg_size=MOST_REQUEST_BYTES)
        await socket.prepare(request)
        viewer = Viewer(self._people[0])
        self._viewers.add(viewer)
        tasks = {asyncio.create_task(_send_all(socket, viewer.outgoing))}
        try:
            async for packet in socket:
                if packet.type is not WSMsgType.TEXT:
                    break
                # Autocomplete that takes its time must not hold up what is pressed meanwhile.
                task = asyncio.create_task(self._serve(viewer, packet.data))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
        finally:
            self._viewers.discard(viewer)
            for task in tuple(tasks):
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return socket

    async def _serve(self, viewer: Viewer, text: str) -> None:
        answer: Json = {"id": None}
        try:
            request: Json = json.loads(text)
            answer["id"] = request.get("id")
            answer["answer"] = await self._actions[request["do"]](viewer, request)
        except NotPossibleError as error:
            answer["error"] = str(error)
        except DiscordError as error:
            answer["error"] = error.message
        except UnknownIdError:
            answer["error"] = GONE
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            answer["error"] = f"The sandbox does not understand this: {error!r}"
        viewer.outgoing.put_nowait(answer)

    # What a person does

    async def _become(self, viewer: Viewer, request: Json) -> Json:
        wanted = int(request["user"] or 0)
        viewer.user_id = wanted if wanted in self._people else self._people[0]
        dismissed = self._dismissed.get(viewer.user_id, ())
        return {
            "state": self._state(viewer),
            "history": pageviews.history(self._world, viewer.user_id, dismissed),
        }

    async def _slash(self, viewer: Viewer, request: Json) -> Json:
        return _opened(
            self._driver.slash(
                viewer.user_id, int(request["channel"]), request["command"], request["options"]
            )
        )

    async def _autocomplete(self, viewer: Viewer, request: Json) -> list[Json]:
        channel, focused = int(request["channel"]), request["focused"]
        asked = self._driver.ask_choices(
            viewer.user_id, channel, request["command"], request["options"], focused
        )
        reply = await self._driver.reply(asked)
        if reply.outcome == "nothing":
            raise NotPossibleError("Loading the options failed.")
        return list(reply.choices)

    async def _menu(self, viewer: Viewer, request: Json) -> Json:
        channel, message = int(request["channel"]), int(request["message"])
        return _opened(self._driver.menu(viewer.user_id, channel, request["command"], message))

    async def _press(self, viewer: Viewer, request: Json) -> Json:
        return _opened(self._driver.press(viewer.user_id, int(request["message"]), request["custom_id"]))

    async def _choose(self, viewer: Viewer, request: Json) -> Json:
        message, custom_id = int(request["message"]), request["custom_id"]
        return _opened(self._driver.choose(viewer.user_id, message, custom_id, request["values"]))

    async def _submit(self, viewer: Viewer, request: Json) -> Json:
        return _opened(self._driver.submit(viewer.user_id, int(request["interaction"]), request["entered"]))

    async def _post(self, viewer: Viewer, request: Json) -> None:
        self._driver.post(viewer.user_id, int(request["channel"]), str(request["content"]).strip())

    async def _forward(self, viewer: Viewer, request: Json) -> None:
        self._driver.post(viewer.user_id, int(request["channel"]), "", forwards=int(request["message"]))

    async def _delete(self, viewer: Viewer, request: Json) -> None:
        self._driver.delete(viewer.user_id, int(request["message"]))

    async def _dismiss(self, viewer: Viewer, request: Json) -> None:
        message = self._world.message(int(request["message"]))
        if message.visible_to != viewer.user_id:
            raise NotPossibleError("Only an answer that you alone see can be dismissed.")
        # The bot is not told, and the answer stays within its reach: it only leaves this person's sight.
        self._dismissed.setdefault(viewer.user_id, set()).add(message.id)

    async def _fault(self, _viewer: Viewer, request: Json) -> None:
        if request["order"] is None:
            self._faults.clear()
        else:
            order(self._faults, request["order"])

    # What is told

    def _state(self, viewer: Viewer) -> Json:
        return pageviews.state(
            self._world, viewer.user_id, offered=self._driver.commands, examples=self._examples
        )

    def _tell(self, event: Event) -> None:
        for viewer in self._viewers:
            packet = self._packet(viewer, event)
            if packet is not None:
                viewer.outgoing.put_nowait(packet)

    def _packet(self, viewer: Viewer, event: Event) -> Json | None:
        """The event as this viewer is told it; None when it is none of the viewer's business."""
        subject = event.subject
        if isinstance(subject, Message):
            return self._message_packet(viewer, event, subject)
        if isinstance(subject, Interaction):
            return _interaction_packet(viewer, subject)
        if event.kind == "refused":
            return None
        return {"event": "state", "state": self._state(viewer)}

    def _message_packet(self, viewer: Viewer, event: Event, message: Message) -> Json | None:
        if not pageviews.may_see(self._world, viewer.user_id, message):
            return None
        if event.kind == "message_delete":
            return {"event": "gone", "channel_id": str(message.channel_id), "id": str(message.id)}
        if message.id in self._dismissed.get(viewer.user_id, ()):
            return None
        return {"event": "message", "message": pageviews.message_view(self._world, message)}


def _opened(interaction: Interaction) -> Json:
    return {"interaction": str(interaction.id)}


def _interaction_packet(viewer: Viewer, interaction: Interaction) -> Json | None:
    if interaction.user_id != viewer.user_id or interaction.type is InteractionType.AUTOCOMPLETE:
        return None
    return {
        "event": "interaction",
        "interaction": str(interaction.id),
        "state": interaction.state,
        "modal": interaction.modal,
    }


async def _send_all(socket: web.WebSocketResponse, outgoing: asyncio.Queue[Json]) -> None:
    while True:
        await socket.send_json(await outgoing.get())
