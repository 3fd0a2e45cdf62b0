import { z } from "zod";
import type { Clock } from "../clock.ts";
import { RegistryError } from "../errors.ts";
import type { Credentials, CredentialSource } from "./credentials.ts";
import { addressIn, exchange, type Answer, type Request } from "./exchange.ts";
import { isLoopback } from "./reference.ts";
import { refusal } from "./refusal.ts";

/** What a token is asked for, for example `repository:app/web:pull`. */
export type Scope = string;

/** How one registry lets us in: nothing is sent until it asks, then no more than it asked for. */
export interface Authorization {
  /** The header that was right the last time; `undefined` as long as the registry has not asked for one. */
  known(scope: Scope, signal?: AbortSignal): Promise<string | undefined>;
  /** A new header after an answer 401; `undefined` when there is nothing better than what was refused. */
  inAnswerTo(
    answer: Answer,
    scope: Scope,
    refused: string | undefined,
    signal?: AbortSignal,
  ): Promise<string | undefined>;
}

export type AuthorizationOptions = {
  /** `host` or `host:port`, as in image references. */
  readonly registry: string;
  readonly secure: boolean;
  readonly credentials: CredentialSource;
  readonly clock: Clock;
  readonly timeoutMs: number;
};

type Challenge = { readonly scheme: "basic" } | ({ readonly scheme: "bearer" } & TokenServer);
type TokenServer = { readonly realm: URL; readonly service: string | undefined };
type Token = { readonly header: string; readonly expiresAt: number };

/** Tokens are given up this long before they end, so that none ends on its way. */
const marginMs = 5_000;
/** The protocol's own default. */
const defaultLifeSeconds = 60;

const tokenAnswer = z.object({
  token: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
});

/** Basic and token authentication as registries ask for them. */
export function authorization(options: AuthorizationOptions): Authorization {
  const tokens = new Map<Scope, Promise<Token>>();
  let challenge: Challenge | undefined;

  async function fresh(scope: Scope, signal?: AbortSignal): Promise<string | undefined> {
    const credentials = await options.credentials(options.registry, signal);
    if (challenge?.scheme !== "bearer") return basic(credentials);
    if (credentials.kind === "registry-token") return `Bearer ${credentials.token.reveal()}`;
    const pending = fetchToken({ options, server: challenge, credentials, scope }, signal);
    tokens.set(scope, pending);
    pending.catch(() => tokens.delete(scope));
    return (await pending).header;
  }

  async function known(scope: Scope, signal?: AbortSignal): Promise<string | undefined> {
    if (challenge === undefined) return undefined;
    const token = await tokens.get(scope);
    if (token !== undefined && token.expiresAt > options.clock.now().getTime()) return token.header;
    return fresh(scope, signal);
  }

  return {
    known,
    async inAnswerTo(answer, scope, refused, signal) {
      challenge = parseChallenge(answer, options) ?? challenge;
      // Another request may have fetched a token for the same scope in the meantime.
      const token = await tokens.get(scope)?.catch(() => undefined);
      if (token !== undefined && token.header !== refused) return token.header;
      const header = challenge === undefined ? undefined : await fresh(scope, signal);
      return header === refused ? undefined : header;
    },
  };
}

function basic(credentials: Credentials): string | undefined {
  if (credentials.kind !== "password") return undefined;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.password.reveal()}`).toString("base64")}`;
}

function parseChallenge(answer: Answer, options: AuthorizationOptions): Challenge | undefined {
  const header = answer.headers.get("www-authenticate") ?? "";
  const bearer = /\bbearer\s+(?<fields>.*)/i.exec(header)?.groups?.["fields"];
  if (bearer === undefined) return /\bbasic\b/i.test(header) ? { scheme: "basic" } : undefined;
  const fields = new Map([...bearer.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
  const realm = addressIn(fields.get("realm") ?? "");
  if (realm === undefined) throw oddRealm(options.registry, header);
  // A password must not leave in clear because a registry, or somebody in between, says so.
  const isSafe = realm.protocol === "https:" || !options.secure || isLoopback(realm.hostname);
  if (!isSafe) throw oddRealm(options.registry, header);
  return { scheme: "bearer", realm, service: fields.get("service") };
}

function oddRealm(registry: string, header: string): RegistryError {
  const message = `${registry}: asks for tokens of a place that is none or is not encrypted: ${header}`;
  return new RegistryError("registry.invalid", message, { status: 401 });
}

type TokenRequest = {
  options: AuthorizationOptions;
  server: TokenServer;
  credentials: Credentials;
  scope: Scope;
};

async function fetchToken(asked: TokenRequest, signal?: AbortSignal): Promise<Token> {
  const { registry, clock, timeoutMs } = asked.options;
  const { server } = asked;
  const now = clock.now().getTime();
  const answer = await exchange(tokenRequest(asked), timeoutMs, signal);
  if (answer.status !== 200) {
    throw refusal(answer, `${registry}: ${server.realm.host} gives no token for ${asked.scope}`, registry, clock);
  }
  const parsed = tokenAnswer.safeParse(JSON.parse(new TextDecoder().decode(answer.bytes)));
  const token = parsed.data?.token ?? parsed.data?.access_token;
  if (token === undefined) {
    throw new RegistryError("registry.invalid", `${registry}: ${server.realm.host} answered without a token`);
  }
  const lifeMs = (parsed.data?.expires_in ?? defaultLifeSeconds) * 1000;
  return { header: `Bearer ${token}`, expiresAt: now + lifeMs - marginMs };
}

function tokenRequest({ server, credentials, scope }: TokenRequest): Request {
  const query = new URLSearchParams({ scope });
  if (server.service !== undefined) query.set("service", server.service);
  if (credentials.kind === "identity-token") {
    query.set("grant_type", "refresh_token");
    query.set("client_id", "aip-deploy");
    query.set("refresh_token", credentials.token.reveal());
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return { method: "POST", url: server.realm, headers, body: query.toString() };
  }
  const url = new URL(server.realm);
  if (credentials.kind === "password") query.set("account", credentials.username);
  for (const [name, value] of query) url.searchParams.append(name, value);
  const header = basic(credentials);
  return { method: "GET", url, ...(header === undefined ? {} : { headers: { authorization: header } }) };
}
