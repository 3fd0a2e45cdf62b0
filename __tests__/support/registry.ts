import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../src/clock.ts";
import { systemClock } from "../../src/clock.ts";
import { DeployError } from "../../src/errors.ts";
import type { RegistryClient } from "../../src/registry/client.ts";
import type { ConnectionOptions } from "../../src/registry/connection.ts";
import { anonymous, type Credentials } from "../../src/registry/credentials.ts";
import { registryClient } from "../../src/registry/distribution.ts";
import { Secret } from "../../src/secrets/secret.ts";

/** A client that knows nobody and waits only milliseconds before it tries again. */
export function aClient(options: Partial<ConnectionOptions> = {}): RegistryClient {
  return registryClient({
    clock: systemClock,
    random: Math.random,
    credentials: () => Promise.resolve(anonymous),
    firstWaitMs: 5,
    ...options,
  });
}

export function aPassword(username: string, password: string): () => Promise<Credentials> {
  return () => Promise.resolve({ kind: "password", username, password: new Secret("password", password) });
}

/** A clock that notes how long somebody wanted to sleep, and lets nobody wait. */
export function hastyClock(at = "2026-01-05T10:00:00Z"): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(at),
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** What an error is, for comparing: its class, its code, its message and its hint. */
export async function failureOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => new Error("nothing was thrown"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeployError)) throw error;
  const { name, code, message, hint } = error;
  return { name, code, message, hint };
}

export type Server = {
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** Method, path and Authorization of every request, in their order. */
  readonly seen: string[];
  close(): Promise<void>;
};

/** An HTTP server on loopback that answers as it is told. */
export async function serve(answer: RequestListener): Promise<Server> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(lineOf(request));
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function lineOf({ method = "", url = "", headers }: IncomingMessage): string {
  return [method, url, headers.authorization].filter((part) => part !== undefined).join(" ");
}
