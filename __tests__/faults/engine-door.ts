import { connect, createServer, type Socket } from "node:net";
import { openingOf, type Opening } from "./door.ts";

/** Stands before an engine's socket, sees what is asked, and lets through what it should. */
export type EngineDoor = Opening & {
  /** `unix://path`, as DOCKER_HOST says it. */
  readonly address: string;
  /** Told each request, before it is passed on, with its first line and as much of its body as came with it. */
  onRequest: ((text: string) => "pass" | "drop" | "refuse") | undefined;
};

const refusal = JSON.stringify({ message: "the engine was told to refuse this" });
const answer = `HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\nContent-Length: ${refusal.length}\r\nConnection: close\r\n\r\n${refusal}`;

export async function engineDoor(engineSocket: string, own: string): Promise<EngineDoor> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const engine = connect({ path: engineSocket, allowHalfOpen: true });
    for (const socket of [client, engine]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    }
    client.on("data", (chunk: Buffer) => {
      const verdict = door.onRequest?.(chunk.toString("latin1")) ?? "pass";
      if (verdict === "pass") engine.write(chunk);
      if (verdict === "refuse") client.end(answer);
      if (verdict === "drop") client.destroy();
    });
    client.on("end", () => engine.end()).on("close", () => engine.destroy());
    engine.on("data", (chunk) => client.write(chunk));
    engine.on("end", () => client.end()).on("close", () => client.destroy());
  });
  const door: EngineDoor = {
    address: `unix://${own}`,
    onRequest: undefined,
    ...openingOf(server, sockets, () => server.listen(own)),
  };
  await door.open();
  return door;
}
