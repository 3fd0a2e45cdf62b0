import { request, type IncomingMessage } from "node:http";
import { openDoor, sendOnward, type Door } from "./door.ts";

/** What becomes of a request that does not simply pass: a status with the registry's own words, or the middle of its answer. */
export type Answer =
  { readonly status: number; readonly code: string; readonly headers?: Record<string, string> } | "broken off";

/** Decides on a request by its method and path; nothing: it passes. */
export type Rule = (method: string, path: string) => Answer | undefined;

/** Stands before a registry, and is all that deployers and engines see of it. */
export type RegistryDoor = Door & {
  /** Default: everything passes. */
  rule: Rule | undefined;
};

const partOfALayer = 1000;

/** `from` is whom it listens to; default: only this machine. */
export async function registryDoor(registry: string, from?: string): Promise<RegistryDoor> {
  const [host = "", port = ""] = registry.split(":");
  const own: Pick<RegistryDoor, "rule"> = { rule: undefined };
  const door = await openDoor((incoming, outgoing) => {
    const { method = "", url = "", headers } = incoming;
    const answer = own.rule?.(method, url);
    if (answer !== undefined && answer !== "broken off") {
      incoming.resume();
      outgoing.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      outgoing.end(JSON.stringify({ errors: [{ code: answer.code, message: answer.code.toLowerCase() }] }));
      return;
    }
    // The host's name stays that of the door, so that addresses which the registry gives lead through it too.
    const onward = request({ host, port, method, path: url, headers });
    sendOnward(incoming, outgoing, onward, (said: IncomingMessage) => {
      outgoing.writeHead(said.statusCode ?? 502, said.headers);
      if (answer === undefined) {
        said.pipe(outgoing);
        return;
      }
      said.once("data", (chunk: Buffer) => {
        outgoing.write(chunk.subarray(0, partOfALayer), () => outgoing.destroy());
        said.destroy();
      });
    });
  }, from);
  return Object.assign(own, door);
}
