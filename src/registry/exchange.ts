import { CancelledError, messageOf, RegistryError } from "../errors.ts";
import { Transient } from "./retry.ts";

/** One request to a registry or to the server that gives out its tokens. */
export type Request = {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Where it came from in the end. */
  readonly url: URL;
};

/** An address that a server gave, perhaps relative to another; `undefined` when it is none. */
export function addressIn(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}

/** The connection was there and broke; the next one may hold. */
const passing = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN", "UND_ERR_SOCKET"]);

/**
 * Sends one request and reads its whole answer, whatever its status. Throws `Transient` when the connection breaks,
 * `registry.unreachable` when there is none within the time, `cancelled` when the caller's signal says so.
 */
export async function exchange(request: Request, timeoutMs: number, signal?: AbortSignal): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { "user-agent": "aip-deploy", ...request.headers },
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { status, headers } = response;
    return { status, headers, bytes, url: new URL(response.url) };
  } catch (error) {
    if (signal?.aborted === true) throw new CancelledError(undefined, { cause: error });
    throw translate(error, request, timeout.aborted ? timeoutMs : undefined);
  }
}

function translate(error: unknown, { url }: Request, timedOutAfterMs: number | undefined): Error {
  if (timedOutAfterMs !== undefined) return unreachable(url, `no answer within ${timedOutAfterMs / 1000} s`, error);
  const { code, text } = reason(error);
  const failure = unreachable(url, text, error, code);
  return passing.has(code) ? new Transient(failure) : failure;
}

/** What the network said: `fetch` wraps it in an error that only says "fetch failed". */
function reason(error: unknown): { code: string; text: string } {
  const inner = error instanceof Error && error.cause !== undefined ? error.cause : error;
  // Tried on several addresses: each has an error of its own, and the first says enough.
  const first: unknown = inner instanceof AggregateError ? (inner.errors as unknown[])[0] : inner;
  const code = first instanceof Error && "code" in first && typeof first.code === "string" ? first.code : "";
  const message = messageOf(first);
  return { code, text: message === "" ? code : message };
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
