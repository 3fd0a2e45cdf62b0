import { once } from "node:events";
import {
  createServer,
  type ClientRequest,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** Stands before a server that speaks HTTP, and is all that others see of it. */
export type Door = {
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** Connections are refused, and those that are open break. */
  close(): Promise<void>;
  open(): Promise<void>;
};

/** `handle` decides on each request; `host` is whom it listens to, default: only this machine. */
export async function openDoor(handle: RequestListener, host = "127.0.0.1"): Promise<Door> {
  const sockets = new Set<Socket>();
  let chosen = 0;
  const server = createServer(handle);
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const open = async () => {
    if (server.listening) return;
    server.listen(chosen, host);
    await once(server, "listening");
    chosen = (server.address() as AddressInfo).port;
  };
  await open();
  return {
    address: `127.0.0.1:${chosen}`,
    open,
    async close() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
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
