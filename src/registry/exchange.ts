import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { buffer } from "node:stream/consumers";
import { CancelledError, RegistryError } from "../errors.ts";
import { Transient } from "./retry.ts";

/** One request to a registry or to the server that gives out its tokens. */
export type Request = {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
};

export type Answer = {
  readonly status: number;
  /** By name in lower case; what was sent several times is joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
  /** Where it came from in the end. */
  readonly url: URL;
};

/** An address that a server gave, perhaps relative to another; `undefined` when it is none. */
export function addressIn(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}

/**
 * Sends one request and reads its whole answer, whatever its status. Throws `Transient` when the connection breaks,
 * `registry.unreachable` when there is none within the time, `cancelled` when the caller's signal says so.
 */
export async function exchange(request: Request, timeoutMs: number, signal?: AbortSignal): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await follow(request, signal === undefined ? timeout : AbortSignal.any([signal, timeout]));
  } catch (error) {
    if (signal?.aborted === true) throw new CancelledError(undefined, { cause: error });
    throw translate(error, request, timeout.aborted ? timeoutMs : undefined);
  }
}

// Not `fetch`: it closes the connection after each HEAD, and most of what we ask a registry is one. A connection that
// nobody used for a while may be dead without a word, so none is kept for long.
const keeping = { keepAlive: true, maxSockets: 32, timeout: 15_000 };
const plain = { request: http.request, agent: new http.Agent(keeping) };
const secure = { request: https.request, agent: new https.Agent(keeping) };

const mostRedirects = 5;

/** Registries send readers of blobs on to their storage, which has its own permission in the address. */
async function follow(request: Request, signal: AbortSignal): Promise<Answer> {
  let next = request;
  for (let redirects = 0; ; redirects++) {
    const response = await open(next, signal);
    const bytes = await buffer(response);
    const answer = { status: response.statusCode ?? 0, headers: headersOf(response), bytes, url: next.url };
    const target = redirection(next, answer);
    if (target === undefined || redirects === mostRedirects) return answer;
    next = target;
  }
}

function redirection({ method, url, headers = {} }: Request, answer: Answer): Request | undefined {
  const isRedirect = [301, 302, 303, 307, 308].includes(answer.status);
  const target = isRedirect ? addressIn(answer.headers.get("location") ?? "", url) : undefined;
  if (target === undefined || (method !== "GET" && method !== "HEAD")) return undefined;
  const { authorization: _ours, ...harmless } = headers;
  return { method, url: target, headers: target.origin === url.origin ? headers : harmless };
}

function open({ method, url, headers, body }: Request, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request, agent } = url.protocol === "https:" ? secure : plain;
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = request(url, {
      method,
      headers: { "user-agent": "aip-deploy", ...headers, ...length },
      agent,
      signal,
    });
    sent.on("response", resolve);
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Not the global `Headers`: the first use of that loads all of `fetch`, which costs more than our requests. */
function headersOf({ headersDistinct }: IncomingMessage): Answer["headers"] {
  return new Map(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(", ")]));
}

/** The connection was there and broke; the next one may hold. */
const passing = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"]);

function translate(error: unknown, { url }: Request, timedOutAfterMs: number | undefined): Error {
  if (timedOutAfterMs !== undefined) return unreachable(url, `no answer within ${timedOutAfterMs / 1000} s`, error);
  const { code, message } = reason(error);
  const failure = unreachable(url, message, error, code);
  return passing.has(code) ? new Transient(failure) : failure;
}

type NetworkError = { readonly code?: string; readonly message?: string; readonly errors?: readonly NetworkError[] };

/** A host with several addresses fails with an error for each, and the first says enough. */
function reason(error: unknown): { code: string; message: string } {
  const outer = error as NetworkError;
  const { code = outer.code ?? "", message = outer.message ?? "" } = outer.errors?.[0] ?? outer;
  return { code, message };
}

function unreachable(url: URL, why: string, cause: unknown, code = ""): RegistryError {
  const isCertificate = /CERT|SIGNATURE|SSL|TLS/.test(code);
  return new RegistryError("registry.unreachable", `${url.host}: cannot be reached: ${why}`, {
    hint: isCertificate
      ? "Name the file with its certificate authority in NODE_EXTRA_CA_CERTS."
      : `Is its address right, is it running, is the network there? Try: curl -i ${url.origin}/v2/`,
    cause,
  });
}
