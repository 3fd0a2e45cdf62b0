import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What becomes of a request that does not simply pass: a status with the registry's own words, or the middle of its answer. */
export type Answer =
  { readonly status: number; readonly code: string; readonly headers?: Record<string, string> } | "broken off";

/** Decides on a request by its method and path; nothing: it passes. */
export type Rule = (method: string, path: string) => Answer | undefined;

/** Stands before a registry, and is all that deployers and engines see of it. */
export type RegistryDoor = {
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** Default: everything passes. */
  rule: Rule | undefined;
  /** Connections are refused, and those that are open break. */
  close(): Promise<void>;
  open(): Promise<void>;
};

const partOfALayer = 1000;

export async function registryDoor(registry: string): Promise<RegistryDoor> {
  const [host = "", port = ""] = registry.split(":");
  const sockets = new Set<Socket>();
  let chosen = 0;
  const server = createServer((incoming, outgoing) => {
    const answer = door.rule?.(incoming.method ?? "", incoming.url ?? "");
    if (answer === undefined || answer === "broken off") {
      pass(incoming, outgoing, { host, port }, answer === "broken off");
      return;
    }
    incoming.resume();
    outgoing.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    outgoing.end(JSON.stringify({ errors: [{ code: answer.code, message: answer.code.toLowerCase() }] }));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const open = async () => {
    if (server.listening) return;
    server.listen(chosen, "127.0.0.1");
    await once(server, "listening");
    chosen = (server.address() as AddressInfo).port;
  };
  const door: RegistryDoor = {
    get address() {
      return `127.0.0.1:${chosen}`;
    },
    rule: undefined,
    open,
    async close() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  await open();
  return door;
}

/** The host's name stays that of the door, so that addresses which the registry gives lead through it too. */
function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { host, port }: { readonly host: string; readonly port: string },
  isBrokenOff: boolean,
): void {
  const { method, url, headers } = incoming;
  const onward = request({ host, port, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    if (!isBrokenOff) {
      answer.pipe(outgoing);
      return;
    }
    answer.once("data", (chunk: Buffer) => {
      outgoing.write(chunk.subarray(0, partOfALayer), () => outgoing.destroy());
      answer.destroy();
    });
  });
  onward.on("error", () => outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  incoming.pipe(onward);
}
