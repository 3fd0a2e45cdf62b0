// Image registries on this machine's loopback: the one that keeps the images of the main job, and throw-away ones.

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureBaseImages } from "./base-images.ts";
import { attempt, type Log, run } from "./run.ts";

const image = "registry:2";

/**
 * Promises a registry on 127.0.0.1 and resolves its address. Its images lie in a volume and stay when it restarts;
 * deleting by digest is allowed. Plain http, no login. Fails when something else has the port.
 */
export async function ensureRegistry(log: Log, { port = 5000 } = {}): Promise<string> {
  const address = `127.0.0.1:${port}`;
  const name = registryContainer(port);
  if ((await isOurs(name)) && (await answers(address))) return address;
  const started = Date.now();
  await ensureBaseImages(log, [image]);
  if (!(await isOurs(name))) await create(name, port);
  await run("docker", ["start", name]).catch((error: unknown) => {
    throw new Error(`No registry can be started on port ${port}; is something else listening there?`, { cause: error });
  });
  await untilAnswers(address, name);
  log(`Registry at ${address} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return address;
}

/** The name of the container, and of its volume, that `ensureRegistry` uses for a port. */
export function registryContainer(port: number): string {
  return `aip-deploy-registry-${port}`;
}

export interface RegistryOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Who may log in, name to password; default: everybody may do everything without a login. */
  readonly users?: Readonly<Record<string, string>>;
  /** Files in PEM format; default: plain http. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** A folder that keeps the images; default: they go with the registry. */
  readonly dataDir?: string;
}

/** A registry that belongs to whoever started it. */
export interface ThrowAwayRegistry {
  readonly address: string;
  /** Ends it at once, as a power cut does: connections break in the middle. */
  stop(): Promise<void>;
  /** Brings a stopped one back at the same address with the same images. */
  start(): Promise<void>;
  /** Ends it and removes all that it kept, except `dataDir`. */
  remove(): Promise<void>;
}

/** Starts a registry on 127.0.0.1 that shares nothing with any other, and resolves when it answers. */
export async function startRegistry(options: RegistryOptions = {}): Promise<ThrowAwayRegistry> {
  await ensureBaseImages(() => undefined, [image]);
  const port = options.port ?? (await freePort());
  const address = `127.0.0.1:${port}`;
  const name = `aip-deploy-throw-away-registry-${randomBytes(4).toString("hex")}`;
  const secrets = await mkdtemp(join(tmpdir(), "aip-deploy-registry-"));
  const registry: ThrowAwayRegistry = {
    address,
    stop: async () => {
      await run("docker", ["kill", name]);
    },
    start: async () => {
      await run("docker", ["start", name]);
      await untilAnswers(address, name, options.tls === undefined ? "http" : "https");
    },
    remove: async () => {
      await run("docker", ["rm", "--force", "--volumes", name]);
      await rm(secrets, { recursive: true, force: true });
    },
  };
  try {
    await writeFile(join(secrets, "htpasswd"), await htpasswd(options.users ?? {}));
    await create(name, port, settings(options, secrets));
    await registry.start();
  } catch (error) {
    await registry.remove();
    throw error;
  }
  return registry;
}

function settings({ users, tls, dataDir }: RegistryOptions, secrets: string): string[] {
  const mount = (from: string, to: string): string[] => ["--volume", `${from}:${to}`];
  const set = (key: string, value: string): string[] => ["--env", `REGISTRY_${key}=${value}`];
  return [
    ...(dataDir === undefined ? [] : mount(dataDir, "/var/lib/registry")),
    ...(users === undefined
      ? []
      : [
          ...mount(join(secrets, "htpasswd"), "/run/htpasswd:ro"),
          ...set("AUTH_HTPASSWD_REALM", "aip-deploy"),
          ...set("AUTH_HTPASSWD_PATH", "/run/htpasswd"),
        ]),
    ...(tls === undefined
      ? []
      : [
          ...mount(tls.certificate, "/run/tls.crt:ro"),
          ...mount(tls.key, "/run/tls.key:ro"),
          ...set("HTTP_TLS_CERTIFICATE", "/run/tls.crt"),
          ...set("HTTP_TLS_KEY", "/run/tls.key"),
        ]),
  ];
}

async function create(name: string, port: number, options: readonly string[] = lasting(name)): Promise<void> {
  const published = ["--publish", `127.0.0.1:${port}:5000`];
  const created = await attempt("docker", [
    ...["create", "--name", name, ...published, "--env", "REGISTRY_STORAGE_DELETE_ENABLED=true"],
    ...[...options, image],
  ]);
  // Another process may have been faster by a moment.
  if (created.code !== 0 && !(await isOurs(name))) throw new Error(created.stderr.trim());
}

function lasting(name: string): string[] {
  return ["--restart", "unless-stopped", "--volume", `${name}:/var/lib/registry`];
}

async function isOurs(name: string): Promise<boolean> {
  return (await attempt("docker", ["container", "inspect", name])).code === 0;
}

async function untilAnswers(address: string, name: string, scheme: "http" | "https" = "http"): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (await answers(address, scheme)) return;
    await sleep(50);
  }
  const { stdout, stderr } = await attempt("docker", ["logs", "--tail", "10", name]);
  throw new Error(`The registry at ${address} does not answer:\n${stdout}${stderr}`);
}

async function answers(address: string, scheme: "http" | "https" = "http"): Promise<boolean> {
  try {
    const { status } = await fetch(`${scheme}://${address}/v2/`, { signal: AbortSignal.timeout(1000) });
    return status === 200 || status === 401;
  } catch (error) {
    // A certificate of an authority that this process does not know is an answer too.
    const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
    return scheme === "https" && /CERT|SIGNATURE|SSL_TLS/.test(cause?.code ?? "");
  }
}

/** Lines of an htpasswd file. Perl is on every Debian and Ubuntu, and its crypt knows bcrypt, which registries demand. */
export async function htpasswd(users: Readonly<Record<string, string>>): Promise<string> {
  const lines = Object.entries(users).map(async ([user, password]) => {
    const salt = `$2b$05$${randomBytes(16).toString("hex").slice(0, 21)}e`;
    const hash = await run("perl", ["-e", 'chomp($p = <STDIN>); print crypt($p, "$ARGV[0]")', salt], {
      input: password,
    });
    if (!hash.startsWith("$2b$")) throw new Error("perl's crypt on this machine has no bcrypt.");
    return `${user}:${hash}\n`;
  });
  return (await Promise.all(lines)).join("");
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
