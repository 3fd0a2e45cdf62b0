import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { command } from "../command/command.ts";
import type { Runner } from "../command/runner.ts";
import { CommandError, ConfigError, RegistryError, messageOf } from "../errors.ts";
import { Secret } from "../secrets/secret.ts";
import { isDockerHub } from "./reference.ts";

/** How to introduce ourselves to a registry. */
export type Credentials =
  | { readonly kind: "anonymous" }
  | { readonly kind: "password"; readonly username: string; readonly password: Secret }
  /** Exchanged for short-lived tokens. */
  | { readonly kind: "identity-token"; readonly token: Secret }
  /** Sent as it is. */
  | { readonly kind: "registry-token"; readonly token: Secret };

/** The credentials for a registry, `host` or `host:port`; asked for only when the registry demands some. */
export type CredentialSource = (registry: string, signal?: AbortSignal) => Promise<Credentials>;

export const anonymous: Credentials = { kind: "anonymous" };

export type DockerLoginOptions = {
  /** The folder of Docker's `config.json`: `DOCKER_CONFIG`, else `~/.docker`. */
  readonly directory: string;
  readonly runner: Runner;
  /** Told every secret that is read, before it is used. */
  readonly learn: (secret: Secret) => void;
};

const login = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
  registrytoken: z.string().optional(),
});
type Login = z.infer<typeof login>;

const dockerConfig = z.object({
  auths: z.record(z.string(), login).optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
});
type DockerConfig = z.infer<typeof dockerConfig>;

const helperAnswer = z.object({ Username: z.string(), Secret: z.string() });
const helperTimeoutMs = 60_000;
const hubKey = "https://index.docker.io/v1/";

/** The logins that `docker login` left behind. A registry without one is met anonymously. */
export function dockerLogins(options: DockerLoginOptions): CredentialSource {
  return async (registry, signal) => {
    const config = await readConfig(join(options.directory, "config.json"));
    const helper = entryOf(config.credHelpers, registry) ?? config.credsStore;
    const kept = helper === undefined ? undefined : await askHelper(helper, registry, options.runner, signal);
    const found = kept ?? entryOf(config.auths, registry);
    const credentials = found === undefined ? anonymous : fromLogin(found, registry);
    for (const secret of secretsOf(credentials)) options.learn(secret);
    return credentials;
  };
}

/** The same logins, and this one for its registry when they have none for it. */
export function withLogin(logins: CredentialSource, registry: string, login: Credentials): CredentialSource {
  return async (asked, signal) => {
    const found = await logins(asked, signal);
    return found.kind === "anonymous" && isSameRegistry(asked, registry) ? login : found;
  };
}

async function readConfig(file: string): Promise<DockerConfig> {
  const text = await readIfThere(file);
  try {
    return dockerConfig.parse(JSON.parse(text));
  } catch (cause) {
    // The parser's own message may quote a password, so only the shape of the problem is told.
    const where = cause instanceof z.ZodError ? cause.issues[0]?.path.join(".") : undefined;
    const message = where === undefined ? "must be JSON" : "does not have the type that Docker writes";
    throw new ConfigError([{ file, message, ...(where === undefined ? {} : { path: where }) }], {
      hint: "Log in again with docker login, or mend the file.",
    });
  }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return "{}";
    throw new ConfigError([{ file, message }], { cause });
  }
}

/** Only the very registry counts: a login for one host is never offered to another. */
function entryOf<T>(entries: Readonly<Record<string, T>> | undefined, registry: string): T | undefined {
  return Object.entries(entries ?? {}).find(([key]) => isSameRegistry(hostOf(key), registry))?.[1];
}

function isSameRegistry(left: string, right: string): boolean {
  return left === right || (isDockerHub(left) && isDockerHub(right));
}

/** Older Dockers wrote `https://host/v1/`. */
function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
}

async function askHelper(
  name: string,
  registry: string,
  runner: Runner,
  signal: AbortSignal | undefined,
): Promise<Login | undefined> {
  const program = `docker-credential-${name}`;
  try {
    const asked = { ...command(program, "get"), stdin: isDockerHub(registry) ? hubKey : registry };
    const options = { accept: "any", timeoutMs: helperTimeoutMs, ...(signal === undefined ? {} : { signal }) } as const;
    const { stdout, stderr, exitCode } = await runner.run(asked, options);
    if (exitCode === 0) return fromHelper(stdout);
    if (saysNotFound(stdout) || saysNotFound(stderr)) return undefined;
    throw new Error(`exit code ${exitCode}`);
  } catch (cause) {
    if (cause instanceof CommandError && cause.code === "command.cancelled") throw cause;
    // What a helper prints when it fails may hold what it keeps, so it is not quoted.
    const why =
      cause instanceof z.ZodError || cause instanceof SyntaxError ? "an answer that is none" : messageOf(cause);
    throw new RegistryError("registry.unauthorized", `${registry}: ${program} gave no login: ${why}`, {
      hint: "Docker's config.json names this program; install it, or take its name out and log in again.",
    });
  }
}

/** The helpers' protocol has only this text for it. */
function saysNotFound(output: string): boolean {
  return /credentials not found|no credentials server URL|not found in native keychain/i.test(output);
}

function fromHelper(stdout: string): Login {
  const answer = helperAnswer.parse(JSON.parse(stdout));
  return answer.Username === "<token>"
    ? { identitytoken: answer.Secret }
    : { username: answer.Username, password: answer.Secret };
}

function fromLogin(found: Login, registry: string): Credentials {
  const secret = (what: string, value: string) => new Secret(`${what} of ${registry}`, value);
  if (given(found.registrytoken)) return { kind: "registry-token", token: secret("token", found.registrytoken) };
  if (given(found.identitytoken)) return { kind: "identity-token", token: secret("token", found.identitytoken) };
  const [username, password] = given(found.auth)
    ? cutBasic(found.auth, registry)
    : [found.username ?? "", found.password ?? ""];
  if (username === "" && password === "") return anonymous;
  return { kind: "password", username, password: secret("password", password) };
}

function given(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}

function cutBasic(auth: string, registry: string): [string, string] {
  // Docker pads what it stores with zero bytes.
  const text = Buffer.from(auth, "base64").toString("utf8").replace(/\0+$/, "");
  const colon = text.indexOf(":");
  if (colon < 1) {
    throw new RegistryError("registry.unauthorized", `${registry}: its login in Docker's config.json cannot be read`, {
      hint: `Log in again: docker login ${registry}`,
    });
  }
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function secretsOf(credentials: Credentials): Secret[] {
  if (credentials.kind === "anonymous") return [];
  return [credentials.kind === "password" ? credentials.password : credentials.token];
}
