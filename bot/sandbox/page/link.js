// The one WebSocket between this page and the local server: requests with an answer, and events.

const RETRY_MS = [300, 1000, 2000, 5000];

/** An action that the server refused; `message` is fit to be shown. */
export class Refused extends Error {}

export class Link {
  #socket = null;
  #waiting = new Map();
  #next = 1;
  #tries = 0;
  #queued = [];

  /** `onEvent(event)` takes every event; `onState("open" | "closed")` the changes of the connection. */
  constructor(onEvent, onState) {
    this.onEvent = onEvent;
    this.onState = onState;
  }

  open() {
    const url = new URL("page/socket", document.baseURI);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#tries = 0;
      this.onState("open");
      for (const text of this.#queued.splice(0)) socket.send(text);
    });
    socket.addEventListener("message", ({ data }) => this.#receive(JSON.parse(data)));
    socket.addEventListener("close", () => this.#closed());
  }

  /** Ask the server to do something; resolves with its answer, rejects with `Refused`. */
  ask(action, fields = {}) {
    const id = this.#next;
    this.#next += 1;
    const text = JSON.stringify({ id, do: action, ...fields });
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
    else this.#queued.push(text);
    return answer;
  }

  #receive(packet) {
    if (packet.event) {
      this.onEvent(packet);
      return;
    }
    const waiting = this.#waiting.get(packet.id);
    this.#waiting.delete(packet.id);
    if (packet.error === undefined) waiting?.resolve(packet.answer);
    else waiting?.reject(new Refused(packet.error));
  }

  #closed() {
    this.onState("closed");
    for (const { reject } of this.#waiting.values()) reject(new Refused("The sandbox is not reachable."));
    this.#waiting.clear();
    this.#queued.length = 0;
    const wait = RETRY_MS[Math.min(this.#tries, RETRY_MS.length - 1)];
    this.#tries += 1;
    setTimeout(() => this.open(), wait);
  }
}
