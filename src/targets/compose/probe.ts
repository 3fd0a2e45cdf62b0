import { request } from "node:http";
import type { ReadyConfig } from "../../config/config.ts";
import type { Container, Engine } from "./engine/engine.ts";

/** One look at whether a container is ready, and what was seen. */
export type Seen = { readonly ready: boolean; readonly said: string };

/** How readiness is looked for: as configured, by the healthcheck that the container carries, or by its staying up. */
export type Probe = {
  readonly kind: ReadyConfig["kind"] | "healthcheck" | "running";
  look(container: Container, signal: AbortSignal): Promise<Seen>;
};

const httpMs = 5_000;
const tcpMs = 2_000;
const commandMs = 30_000;

/** The configured probe, else the container's own healthcheck run by us, else none. */
export function probeFor(ready: ReadyConfig | undefined, container: Container, engine: Engine): Probe {
  if (ready?.kind === "http") return { kind: "http", look: (each, signal) => http(ready, each, engine, signal) };
  if (ready?.kind === "tcp") return { kind: "tcp", look: (each, signal) => tcp(ready.port, each, engine, signal) };
  const healthcheck = healthcheckOf(container);
  const isConfigured = ready?.kind === "command" && ready.command.join("\0") !== healthcheck?.words.join("\0");
  if (isConfigured) {
    return { kind: "command", look: (each, signal) => command(ready.command, each, engine, { signal, ms: commandMs }) };
  }
  if (healthcheck === undefined) return { kind: "running", look: () => Promise.resolve({ ready: true, said: "runs" }) };
  return {
    kind: "healthcheck",
    look: (each, signal) => command(healthcheck.words, each, engine, { signal, ms: healthcheck.ms }),
  };
}

/** The healthcheck as a program with its arguments; the engine has merged the image's and the Compose file's. */
function healthcheckOf({ Config: { Healthcheck: check, Shell: shell } }: Container) {
  const [kind, ...words] = check?.Test ?? [];
  const ms = (check?.Timeout ?? 0) === 0 ? commandMs : (check?.Timeout ?? 0) / 1e6;
  if (kind === "CMD" && words.length > 0) return { words, ms };
  if (kind === "CMD-SHELL") return { words: [...(shell ?? ["/bin/sh", "-c"]), ...words], ms };
  return undefined;
}

/** Nothing about a name is known to a probe by address; `localhost` is what applications that check names let pass. */
async function http(
  { port, path, status }: Extract<ReadyConfig, { kind: "http" }>,
  container: Container,
  engine: Engine,
  signal: AbortSignal,
): Promise<Seen> {
  const host = await addressOf(container, engine);
  if (host === undefined) return noAddress;
  const name = `GET http://${host}:${port}${path}`;
  const route = await engine.way.route(host, port);
  return new Promise((resolve) => {
    const headers = { Host: "localhost", "User-Agent": "aip-deploy", Connection: "close" };
    const limited = AbortSignal.any([signal, AbortSignal.timeout(httpMs)]);
    const sent = request({ ...route, path, headers, agent: false, signal: limited }, (response) => {
      response.resume();
      const code = response.statusCode ?? 0;
      resolve({ ready: status.includes(code), said: `${name} answered ${code}` });
      response.on("error", () => undefined);
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      resolve({
        ready: false,
        said: `${name}: ${error.name === "AbortError" ? "no answer" : (error.code ?? error.message)}`,
      });
    });
    sent.end();
  });
}

async function tcp(port: number, container: Container, engine: Engine, signal: AbortSignal): Promise<Seen> {
  const host = await addressOf(container, engine);
  if (host === undefined) return noAddress;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(tcpMs)]);
  const refused = await engine.way.refusal(host, port, limited);
  return { ready: refused === undefined, said: `${host}:${port} ${refused ?? "accepts connections"}` };
}

async function command(
  words: readonly string[],
  container: Container,
  engine: Engine,
  { signal, ms }: { signal: AbortSignal; ms: number },
): Promise<Seen> {
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
    const { exitCode, output } = await engine.exec(container.Id, words, limited);
    const said = output === "" ? "" : `: ${output.replaceAll(/\s+/g, " ").slice(-200)}`;
    return { ready: exitCode === 0, said: `${words.join(" ")} ended with ${exitCode}${said}` };
  } catch (error) {
    const { name, message } = error as Error;
    const isLate = name === "AbortError" || name === "TimeoutError";
    return { ready: false, said: `${words.join(" ")}: ${isLate ? "did not end in time" : message}` };
  }
}

const noAddress: Seen = { ready: false, said: "it has no address on a network of the host" };

/** Where the host reaches a container: its first network, the host itself, or the container whose network it shares. */
async function addressOf(container: Container, engine: Engine): Promise<string | undefined> {
  const mode = container.HostConfig.NetworkMode;
  if (mode === "host") return "127.0.0.1";
  const shared = /^container:(.+)$/.exec(mode)?.[1];
  if (shared !== undefined) {
    const other = await engine.container(shared);
    return other === undefined ? undefined : addressOf(other, engine);
  }
  const networks = Object.entries(container.NetworkSettings.Networks).sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  return networks.map(([, { IPAddress, GlobalIPv6Address = "" }]) => IPAddress || GlobalIPv6Address).find(Boolean);
}
