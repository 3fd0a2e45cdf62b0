import type { Clock } from "../clock.ts";
import { authorization, type Authorization } from "./authorization.ts";
import type { CredentialSource } from "./credentials.ts";
import { exchange, type Answer, type Request } from "./exchange.ts";
import { isDockerHub, isLoopback, registryOf, type ImageReference } from "./reference.ts";
import { refusal } from "./refusal.ts";
import { retrying } from "./retry.ts";

export type ConnectionOptions = {
  readonly clock: Clock;
  /** A number from 0 to below 1, for example `Math.random`. */
  readonly random: () => number;
  readonly credentials: CredentialSource;
  /** Registries, `host` or `host:port`, that are spoken to in plain http although they are not on this machine. */
  readonly insecure?: readonly string[];
  /** How long one request may take; ten times as long when it carries a blob. Default: 30 s. */
  readonly timeoutMs?: number;
  /** How often a request is sent at most. Default: 5. */
  readonly attempts?: number;
  /** Default: 250. */
  readonly firstWaitMs?: number;
};

/** One request as the distribution protocol words it. */
export type Call = {
  readonly method: Request["method"];
  /** Below the repository, for example `manifests/latest`; or a whole address that the registry itself gave. */
  readonly at: string | URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly access: "pull" | "pull,push" | "delete";
  /** Statuses that are an answer. */
  readonly accept: readonly number[];
  readonly carriesBlob?: boolean;
};

/** One repository of one registry. */
export interface Connection {
  /** Sends the call once, logging in when the registry asks for it. Throws `Transient` for what may pass. */
  call(call: Call, signal?: AbortSignal): Promise<Answer>;
  /** Does the work again when it fails for what may pass. */
  retrying<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  readonly registry: string;
}

export type Connections = (reference: ImageReference) => Connection;

/** Connections that share, for each registry, what was learnt about logging in. */
export function connections(options: ConnectionOptions): Connections {
  const timeoutMs = options.timeoutMs ?? 30_000;
  const authorizations = new Map<string, Authorization>();

  function authorizationFor(registry: string, secure: boolean): Authorization {
    const { clock, credentials } = options;
    const known = authorizations.get(registry) ?? authorization({ registry, secure, clock, credentials, timeoutMs });
    authorizations.set(registry, known);
    return known;
  }

  return (reference) => {
    const registry = registryOf(reference);
    const base = baseUrl(reference, options.insecure ?? []);
    const door = authorizationFor(registry, base.protocol === "https:");

    async function call(asked: Call, signal?: AbortSignal): Promise<Answer> {
      const url = typeof asked.at === "string" ? new URL(`/v2/${reference.path}/${asked.at}`, base) : asked.at;
      const scope = `repository:${reference.path}:${asked.access}`;
      const limitMs = asked.carriesBlob === true ? 10 * timeoutMs : timeoutMs;
      const send = (header: string | undefined) => exchange(toRequest(asked, url, header), limitMs, signal);
      // An address elsewhere carries its own permission and must not see ours.
      const isElsewhere = url.origin !== base.origin;
      const offered = isElsewhere ? undefined : await door.known(scope, signal);
      let answer = await send(offered);
      if (answer.status === 401 && !isElsewhere) {
        const better = await door.inAnswerTo(answer, scope, offered, signal);
        if (better !== undefined) answer = await send(better);
      }
      if (asked.accept.includes(answer.status)) return answer;
      throw refusal(
        answer,
        `${registry}: ${asked.method} ${url.pathname.replace("/v2/", "")}`,
        registry,
        options.clock,
      );
    }

    return { registry, call, retrying: (work, signal) => retrying(work, options, signal) };
  };
}

function toRequest({ method, headers, body }: Call, url: URL, authorization: string | undefined): Request {
  return {
    method,
    url,
    headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
    ...(body === undefined ? {} : { body }),
  };
}

function baseUrl(reference: ImageReference, insecure: readonly string[]): URL {
  const registry = registryOf(reference);
  if (isDockerHub(registry)) return new URL("https://registry-1.docker.io");
  const isPlain = isLoopback(reference.host) || insecure.includes(registry);
  return new URL(`${isPlain ? "http" : "https"}://${registry}`);
}
