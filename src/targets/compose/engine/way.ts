import { connect } from "node:net";
import type { TargetError } from "../../../errors.ts";

/** Where to connect to, in the words of Node's own `connect` and `request`. */
export type Route = { readonly host: string; readonly port: number } | { readonly socketPath: string };

/** How an engine and the addresses of its containers are reached from here. */
export interface Way {
  /** Resolves when the engine's address may be connected to. Throws `TargetError`. */
  ready(): Promise<void>;
  /** What lies between here and the engine, when that is to blame for a connection that failed. */
  explain(): Promise<TargetError | undefined>;
  /** Where to connect to, to speak with an address that the engine's host reaches. */
  route(host: string, port: number): Promise<Route>;
  /** Why an address that the engine's host reaches accepts no connection; `undefined` when it does. */
  refusal(host: string, port: number, signal: AbortSignal): Promise<string | undefined>;
}

/** The engine is on this machine, or reached as if it were. */
export const direct: Way = {
  ready: () => Promise.resolve(),
  explain: () => Promise.resolve(undefined),
  route: (host, port) => Promise.resolve({ host, port }),
  refusal: (host, port, signal) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, signal });
      const end = (refused?: string) => {
        socket.destroy();
        resolve(refused);
      };
      socket.on("connect", () => {
        end();
      });
      socket.on("error", (error: NodeJS.ErrnoException) => {
        end(error.name === "AbortError" ? "does not answer" : (error.code ?? error.message));
      });
    }),
};
