// A relay that makes a host far away: every byte arrives the given time later, in both directions.

import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface FarAway {
  readonly port: number;
  /** Connections that were made through it so far. */
  connections(): number;
  close(): void;
}

/** Listens on 127.0.0.1 and passes on to an address, each piece `oneWayMs` later. */
export async function farAway(
  to: { readonly host: string; readonly port: number },
  oneWayMs: number,
): Promise<FarAway> {
  const open = new Set<Socket>();
  let count = 0;
  const server = createServer((near) => {
    count += 1;
    const far = connect(to);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => open.delete(socket));
    }
    later(near, far, oneWayMs);
    later(far, near, oneWayMs);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function later(from: Socket, to: Socket, ms: number): void {
  from.on("data", (piece: Buffer) => setTimeout(() => to.write(piece), ms));
  from.on("close", () => setTimeout(() => to.destroy(), ms));
  from.on("end", () => setTimeout(() => to.end(), ms));
}
