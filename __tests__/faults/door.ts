import { once } from "node:events";
import {
  createServer,
  type ClientRequest,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Server, Socket } from "node:net";

/** What can be shut and opened again. */
export type Opening = {
  /** Connections are refused, and those that are open break. */
  close(): Promise<void>;
  open(): Promise<void>;
};

/** Stands before a server that speaks HTTP, and is all that others see of it. */
export type Door = Opening & {
  /** `127.0.0.1:port`. */
  readonly address: string;
};

/** `sockets` are those that break when it is shut; `listen` has the server listen where it did before. */
export function openingOf(server: Server, sockets: Iterable<Socket>, listen: () => void): Opening {
  return {
    async open() {
      if (server.listening) return;
      listen();
      await once(server, "listening");
    },
    async close() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** `handle` decides on each request; `host` is whom it listens to, default: only this machine. */
export async function openDoor(handle: RequestListener, host = "127.0.0.1"): Promise<Door> {
  const sockets = new Set<Socket>();
  let chosen = 0;
  const server = createServer(handle);
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const opening = openingOf(server, sockets, () => server.listen(chosen, host));
  await opening.open();
  chosen = (server.address() as AddressInfo).port;
  return { address: `127.0.0.1:${chosen}`, ...opening };
}

/** Sends a request on and hands its answer over; either side that breaks off breaks the other. */
export function sendOnward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onward: ClientRequest,
  answered: (answer: IncomingMessage) => void,
): void {
  onward.on("response", answered);
  onward.on("error", () => outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  incoming.pipe(onward);
}
