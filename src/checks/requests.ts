import http from "node:http";
import https from "node:https";
import type { Clock } from "../clock.ts";
import { messageOf } from "../errors.ts";
import { ownHeaders, type Headers } from "./http.ts";

/** What came of a light stream of requests while something was changed. */
export type Requests = {
  readonly url: string;
  readonly sent: number;
  readonly lost: number;
  /** The slowest answer. */
  readonly slowestMs: number;
  /** From the first lost request to the last one. */
  readonly outSeconds: number;
  /** What the first lost request met. */
  readonly firstLoss?: string;
};

/** A stream of requests that goes on until it is stopped. */
export type RequestStream = {
  /** `undefined` when the route did not answer before anything could be lost. */
  stop(): Promise<Requests | undefined>;
};

const everyMs = 100;
const patienceMs = 15_000;
/** Gateways say with these that nobody answered behind them. */
const lostStatuses = new Set([502, 503, 504]);

type Answer = { readonly at: number; readonly ms: number; readonly problem?: string };

/**
 * Asks a route ten times a second, each time over a new connection and without waiting for the answer before. A request is
 * lost when nothing answers, or a gateway does in the place of what is behind it. What the route answers is not judged.
 */
export function requestStream(url: string, clock: Clock, headers: Headers = {}): RequestStream {
  const route = { url, headers: { ...ownHeaders, ...headers } };
  const over = new AbortController();
  const asked: Promise<Answer>[] = [];
  const asking = (async () => {
    // A route that never answered has nothing to lose; it is watched from its first answer on.
    while ((await ask(route, clock, over.signal)).problem !== undefined) await clock.sleep(everyMs, over.signal);
    // Sleeping ends with an error when it is over.
    for (;;) {
      asked.push(ask(route, clock));
      await clock.sleep(everyMs, over.signal);
    }
  })().catch(() => undefined);
  return {
    async stop() {
      over.abort();
      await asking;
      const answers = await Promise.all(asked);
      if (answers.length === 0) return undefined;
      const lost = answers.filter(({ problem }) => problem !== undefined);
      const [first, last] = [lost[0], lost.at(-1)];
      return {
        url,
        sent: answers.length,
        lost: lost.length,
        slowestMs: Math.round(Math.max(...answers.map(({ ms }) => ms))),
        outSeconds: first === undefined || last === undefined ? 0 : Math.round(last.at - first.at) / 1000,
        ...(first?.problem === undefined ? {} : { firstLoss: first.problem }),
      };
    },
  };
}

type Route = { readonly url: string; readonly headers: Headers };

function ask({ url, headers }: Route, clock: Clock, until?: AbortSignal): Promise<Answer> {
  const at = clock.now().getTime();
  return new Promise((resolve) => {
    const end = (problem?: string) => {
      resolve({ at, ms: clock.now().getTime() - at, ...(problem === undefined ? {} : { problem }) });
    };
    const { request } = url.startsWith("https:") ? https : http;
    const patience = AbortSignal.timeout(patienceMs);
    const signal = until === undefined ? patience : AbortSignal.any([patience, until]);
    const sent = request(url, { headers, agent: false, signal }, (response) => {
      const { statusCode: status = 0 } = response;
      response.on("error", (error) => {
        end(messageOf(error));
      });
      response.on("end", () => {
        end(lostStatuses.has(status) ? `answered ${status}` : undefined);
      });
      response.resume();
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      end(signal.aborted ? `no answer within ${patienceMs / 1000} s` : (error.code ?? messageOf(error)));
    });
    sent.end();
  });
}
