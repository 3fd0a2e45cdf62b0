import { request as plainRequest, type IncomingMessage } from "node:http";
import { request as secureRequest } from "node:https";
import type { Clock } from "../../../clock.ts";
import { DeployError, TargetError, messageOf } from "../../../errors.ts";
import type { Connection } from "./connection.ts";
import { ClusterRefusal, statusOf } from "./refusal.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Call = {
  readonly method: Method;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Default: JSON. */
  readonly type?: string;
  readonly accept?: string;
  /** What errors call the object that it is about. */
  readonly about?: string;
  /** A refusal is the answer, whatever it may become later. */
  readonly once?: boolean;
  readonly signal?: AbortSignal | undefined;
};

/** Requests to one API server. What it refuses is thrown as `ClusterRefusal`; no answer as `target.unreachable`. */
export interface ClusterHttp {
  json<T>(call: Call): Promise<T>;
  text(call: Call): Promise<string>;
  /** `undefined` when there is no such thing. */
  found<T>(call: Call): Promise<T | undefined>;
}

export type HttpOptions = {
  readonly connect: () => Promise<Connection>;
  readonly clock: Clock;
  /** Told each request before it is sent, as `GET /path`. */
  readonly trace?: ((line: string) => void) | undefined;
  /** Told what the server warns of, for example that an API version goes away. */
  readonly warn?: ((message: string) => void) | undefined;
};

const answerTimeoutMs = 30_000;
const patienceMs = 20_000;
const firstPauseMs = 250;
const longestPauseMs = 4_000;

export function clusterHttp(options: HttpOptions): ClusterHttp {
  const webhooks = new Waits();
  const text = async (call: Call) => (await answered(call, options, webhooks)).text;
  const json = async <T>(call: Call) => JSON.parse(await text(call)) as T;
  return {
    text,
    json,
    async found<T>(call: Call) {
      try {
        return await json<T>(call);
      } catch (error) {
        if (error instanceof ClusterRefusal && error.status === 404) return undefined;
        throw error;
      }
    },
  };
}

type Answer = { readonly status: number; readonly text: string; readonly headers: IncomingMessage["headers"] };

/** Tries again while the server is away or asks for it, as long as doing it twice does no harm. */
async function answered(call: Call, options: HttpOptions, webhooks: Waits): Promise<Answer> {
  const { clock, connect } = options;
  const connection = await connect();
  const end = clock.now().getTime() + patienceMs;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    call.signal?.throwIfAborted();
    options.trace?.(`${call.method} ${call.path}${queryOf(call)}`);
    const answer = await sent(call, connection).catch((error: unknown) => failureOf(error, call));
    const now = clock.now().getTime();
    const isLate = now + pause >= end;
    if ("error" in answer) {
      if (!answer.again || isLate) throw unreachable(answer.error, connection);
    } else {
      if (answer.status < 300) return warned(answer, options);
      const refusal = new ClusterRefusal(call.about ?? call.path, answer.status, statusOf(answer.text));
      if (!isTransient(answer, call) || isLate || !webhooks.mayHeal(answer.text, now)) throw refusal;
    }
    const wanted = "error" in answer ? 0 : Number(answer.headers["retry-after"] ?? 0) * 1000;
    await clock.sleep(Math.max(pause, Math.min(wanted, longestPauseMs)), call.signal);
  }
}

/** How long webhooks are away. Many objects wait for the same one, and none of them longer than the first. */
class Waits {
  readonly #seen = new Map<string, { readonly since: number; readonly last: number }>();

  mayHeal(answer: string, now: number): boolean {
    const name = /failed calling webhook \\?"([^"\\]+)/.exec(answer)?.[1];
    if (name === undefined) return true;
    const before = this.#seen.get(name);
    const since = before === undefined || now - before.last > patienceMs ? now : before.since;
    this.#seen.set(name, { since, last: now });
    return now - since < patienceMs;
  }
}

/** What the API server answers with 500 while something behind it is away: a webhook, or the store that it keeps objects in. */
const behindIt = /failed calling webhook|etcdserver: (?:request timed out|leader changed|no leader)/;

/** What a busy API server says of an address that it chose itself: the next one that it chooses is free. */
const chosenTwice = /failed to allocate IP \S+: provided IP is already allocated/;

function isTransient({ status, text }: Answer, { method, body, once = false }: Call): boolean {
  if (once) return false;
  if (status === 422 && chosenTwice.test(text)) return !asksForAddress(body);
  if (status === 429) return !/exceeded quota/.test(text);
  if (method === "POST") return false;
  return [502, 503, 504].includes(status) || (status === 500 && behindIt.test(text));
}

function asksForAddress(body: unknown): boolean {
  return (body as { readonly spec?: { readonly clusterIP?: unknown } } | undefined)?.spec?.clusterIP !== undefined;
}

type Missing = { readonly error: unknown; readonly again: boolean };

function failureOf(error: unknown, { method, signal }: Call): Missing {
  if (signal?.aborted === true || error instanceof DeployError) throw error;
  const { code = "" } = error as NodeJS.ErrnoException;
  const neverSent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
  const isLogin = /^(CERT|DEPTH|SELF|UNABLE|ERR_TLS|ERR_SSL)/.test(code);
  return { error, again: !isLogin && code !== "ENOTFOUND" && (method !== "POST" || neverSent) };
}

function unreachable(cause: unknown, { server, name }: Connection): TargetError {
  const said =
    (cause as Error).name === "AbortError"
      ? `it took the connection and said nothing for ${answerTimeoutMs / 1000} s`
      : messageOf(cause) || String((cause as NodeJS.ErrnoException).code);
  return new TargetError("target.unreachable", `the API server ${server.origin} does not answer: ${said}`, {
    hint: `kubectl --context ${name} get --raw /readyz`,
    cause,
  });
}

function warned(answer: Answer, { warn }: HttpOptions): Answer {
  const header = answer.headers["warning"];
  for (const [, message = ""] of [header ?? []]
    .flat()
    .join(", ")
    .matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)) {
    warn?.(message.replaceAll('\\"', '"'));
  }
  return answer;
}

function queryOf({ query = {} }: Call): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? "" : `?${text}`;
}

async function sent(call: Call, connection: Connection): Promise<Answer> {
  const { method, path, body, type = "application/json", accept = "application/json" } = call;
  const { agent, headers } = await connection.sign();
  const content = body === undefined ? undefined : JSON.stringify(body);
  const { server } = connection;
  const base = server.pathname.replace(/\/$/, "");
  const options = {
    host: server.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: server.port,
    path: `${base}${path}${queryOf(call)}`,
    method,
    agent,
    headers: {
      ...headers,
      accept,
      "user-agent": "aip-deploy",
      ...(content === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(content) }),
    },
    signal: AbortSignal.any([
      AbortSignal.timeout(answerTimeoutMs),
      ...(call.signal === undefined ? [] : [call.signal]),
    ]),
  };
  return await new Promise((resolve, reject) => {
    const request = (server.protocol === "http:" ? plainRequest : secureRequest)(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const { statusCode = 0, headers: received } = response;
        resolve({ status: statusCode, text: Buffer.concat(chunks).toString("utf8"), headers: received });
      });
    });
    request.on("error", reject);
    request.end(content);
  });
}
