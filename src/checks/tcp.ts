import { connect } from "node:net";
import type { Clock } from "../clock.ts";
import type { CheckConfig } from "../config/config.ts";
import type { Check } from "./check.ts";
import { poll, type Look } from "./poll.ts";

export type TcpCheck = Extract<CheckConfig, { kind: "tcp" }>;

/** Holds when something accepts a connection. */
export function tcpCheck(config: TcpCheck, clock: Clock): Check {
  const look = (signal: AbortSignal) => knock(config, signal);
  return {
    name: config.name,
    evaluate: (signal) => poll({ name: config.name, look, timeoutSeconds: config.timeoutSeconds, clock }, signal),
  };
}

function knock({ host, port }: TcpCheck, signal: AbortSignal): Promise<Look> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    const answer = (look: Look) => {
      socket.destroy();
      resolve(look);
    };
    socket.once("connect", () => {
      answer({ outcome: "succeeded", detail: `${host}:${port} accepts connections` });
    });
    socket.once("error", (error) => {
      const why = signal.aborted ? "no answer in time" : error.message;
      answer({ outcome: "failed", detail: `${host}:${port}: ${why}` });
    });
  });
}
