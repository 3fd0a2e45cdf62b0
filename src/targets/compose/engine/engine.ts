import { setTimeout as sleep } from "node:timers/promises";
import type { Digest } from "../../../release/release.ts";
import { EngineRefusal, engineHttp, type CallOptions, type EngineHttp, type Method } from "./http.ts";
import { linesOf, textOf } from "./multiplex.ts";
import { firstFile } from "./tar.ts";
import { direct, type Way } from "./way.ts";

/** The calls of the Engine API that a deployment needs. Every one throws `target.unreachable` when no engine answers. */
export interface Engine {
  readonly host: string;
  /** How the addresses of its containers are reached. */
  readonly way: Way;
  /** The API version that both sides know, for example `1.45`. */
  version(): Promise<string>;
  /** How many processors its machine has. */
  processors(): Promise<number>;
  /** All containers of a Compose project, in every state. */
  containers(project: string): Promise<readonly ContainerSummary[]>;
  /** By id or name; `undefined` when there is no such container. */
  container(id: string): Promise<Container | undefined>;
  /** By reference, digest or id; `undefined` when the engine does not have it. */
  image(reference: string): Promise<ImageFacts | undefined>;
  /** The last lines that the container wrote. */
  logs(id: string, lines: number): Promise<readonly string[]>;
  /** What happened to a container, oldest first. */
  events(id: string, since: Date, until: Date): Promise<readonly EngineEvent[]>;
  /** Runs a program inside of a container. What it said is cut to its last part, unless all of it is asked for. */
  exec(id: string, command: readonly string[], signal: AbortSignal, options?: ExecOptions): Promise<ExecResult>;
  /** The programs that run inside of a container, with the host's process ids; empty when it does not run. */
  processes(id: string): Promise<readonly Process[]>;
  /** Sends a signal to its first process, for example `SIGHUP`. */
  signal(id: string, name: string): Promise<void>;
  /** The file at an absolute path inside of a container, running or not; `undefined` when there is none. */
  file(id: string, path: string): Promise<Uint8Array | undefined>;
  /** Its share of the processor when there is not enough for all, among those of the others; 1024 is what is usual. */
  weigh(id: string, shares: number): Promise<void>;
  unpause(id: string): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Asks it to stop, as its image and service say how and how long, and kills it then. */
  stop(id: string, seconds?: number): Promise<void>;
  /** Its volumes stay. A container that is gone already is removed. */
  remove(id: string): Promise<void>;
  /** Names of a project's networks and volumes. */
  networks(project: string): Promise<readonly string[]>;
  volumes(project: string): Promise<readonly string[]>;
  removeNetwork(name: string): Promise<void>;
  removeVolume(name: string): Promise<void>;
  close(): void;
}

export type State = "created" | "running" | "restarting" | "paused" | "exited" | "dead" | "removing";

export type ContainerSummary = {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly Image: string;
  readonly ImageID: string;
  readonly Labels: Readonly<Record<string, string>>;
  readonly State: State;
  readonly Ports: readonly { readonly PublicPort?: number; readonly Type: string }[];
  readonly Mounts: readonly { readonly Source?: string; readonly Type?: string; readonly Name?: string }[];
};

export type Container = {
  readonly Id: string;
  readonly Name: string;
  readonly Created: string;
  readonly Image: string;
  readonly RestartCount: number;
  readonly State: {
    readonly Status: State;
    readonly Pid?: number;
    readonly ExitCode: number;
    readonly OOMKilled: boolean;
    readonly Error: string;
    readonly StartedAt: string;
    readonly FinishedAt: string;
    readonly Health?: { readonly Status: string };
  };
  readonly Config: {
    readonly Image: string;
    readonly Labels: Readonly<Record<string, string>> | null;
    readonly Shell?: readonly string[] | null;
    readonly Healthcheck?: { readonly Test?: readonly string[] | null; readonly Timeout?: number };
    readonly StopSignal?: string;
    readonly StopTimeout?: number;
  };
  readonly Path?: string;
  readonly Args?: readonly string[];
  readonly Mounts?: readonly { readonly Source?: string; readonly Destination: string }[];
  readonly HostConfig: { readonly NetworkMode: string; readonly Memory: number };
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string; readonly GlobalIPv6Address?: string }>>;
  };
};

export type ImageFacts = { readonly id: string; readonly digests: readonly Digest[] };

export type EngineEvent = {
  readonly Action: string;
  readonly timeNano: number;
  readonly Actor: { readonly Attributes: Readonly<Record<string, string>> };
};

export type ExecOptions = { readonly user?: string; readonly whole?: boolean };

export type Process = { readonly pid: number; readonly command: string };

export type ExecResult = { readonly exitCode: number; readonly output: string };

/** The newest version of the API that this program was tried with. */
const newestKnown = [1, 45] as const;

const exitPauseMs = 20;
const longestExitMs = 2_000;

/** The engine may have sent all that a program said a moment before it knows how the program ended; -1: it never knew. */
async function exitCodeOf(look: () => Promise<{ readonly ExitCode: number | null }>): Promise<number> {
  for (let waitedMs = 0; ; waitedMs += exitPauseMs) {
    const { ExitCode } = await look();
    if (ExitCode !== null || waitedMs >= longestExitMs) return ExitCode ?? -1;
    await sleep(exitPauseMs);
  }
}

/**
 * The engine at `unix:///path` or `tcp://host:port`, reached in its way; nothing is asked before the first call. `mayChange`
 * is asked before every call that is not only a question.
 */
export function dockerEngine(host: string, way: Way = direct, mayChange?: () => Promise<void>): Engine {
  const plain = engineHttp(host, way);
  const http = mayChange === undefined ? plain : guarded(plain, mayChange);
  let negotiated: Promise<string> | undefined;
  const version = () =>
    (negotiated ??= negotiate(http).catch((error: unknown) => {
      negotiated = undefined;
      throw error;
    }));
  const at = async (path: string) => `/v${await version()}${path}`;
  const post = async (path: string, query: Record<string, string> = {}, timeoutMs = 60_000) => {
    await http.bytes("POST", await at(path), { query, timeoutMs });
  };
  const drop = async (path: string, query: Record<string, string> = {}) => {
    await orUndefined(http.bytes("DELETE", await at(path), { query }));
  };

  return {
    host,
    way,
    version,
    processors: async () => (await http.json<{ NCPU: number }>("GET", await at("/info"))).NCPU,
    async containers(project) {
      const query = { all: "true", filters: JSON.stringify({ label: [`${projectLabel}=${project}`] }) };
      return http.json("GET", await at("/containers/json"), { query });
    },
    container: async (id) => orUndefined(http.json("GET", await at(`/containers/${id}/json`))),
    async image(reference) {
      const found = await orUndefined(
        http.json<{ Id: string; RepoDigests?: string[] | null }>("GET", await at(`/images/${reference}/json`)),
      );
      if (found === undefined) return undefined;
      const digests = (found.RepoDigests ?? []).map((each) => each.slice(each.indexOf("@") + 1));
      return { id: found.Id, digests: [...new Set(digests)] };
    },
    async logs(id, lines) {
      const query = { stdout: "true", stderr: "true", tail: String(lines) };
      const stream = await orUndefined(http.bytes("GET", await at(`/containers/${id}/logs`), { query }));
      return stream === undefined ? [] : linesOf(textOf(stream)).slice(-lines);
    },
    async events(id, since, until) {
      const filters = JSON.stringify({ container: [id] });
      const query = { since: seconds(since), until: seconds(until), filters };
      const text = (await http.bytes("GET", await at("/events"), { query })).toString("utf8");
      return linesOf(text).map((line) => JSON.parse(line) as EngineEvent);
    },
    async exec(id, command, signal, { user, whole = false } = {}) {
      const options = { AttachStdout: true, AttachStderr: true, Cmd: command };
      const created = await http.json<{ Id: string }>("POST", await at(`/containers/${id}/exec`), {
        body: user === undefined ? options : { ...options, User: user },
        signal,
      });
      const body = { Detach: false, Tty: false };
      const output = await http.bytes("POST", await at(`/exec/${created.Id}/start`), { body, signal });
      const exitCode = await exitCodeOf(async () => http.json("GET", await at(`/exec/${created.Id}/json`)));
      const said = textOf(output).trim();
      return { exitCode, output: whole ? said : said.slice(-500) };
    },
    async processes(id) {
      try {
        const query = { ps_args: "-eo pid,args" };
        const found = await http.json<{ Processes: readonly (readonly string[])[] | null }>(
          "GET",
          await at(`/containers/${id}/top`),
          { query },
        );
        return (found.Processes ?? []).map(([pid = "", ...words]) => ({ pid: Number(pid), command: words.join(" ") }));
      } catch (error) {
        // It does not run, or is gone.
        if (error instanceof EngineRefusal && [404, 409, 500].includes(error.status)) return [];
        throw error;
      }
    },
    async signal(id, name) {
      await orUndefined(post(`/containers/${id}/kill`, { signal: name }));
    },
    async file(id, path) {
      const archive = await orUndefined(http.bytes("GET", await at(`/containers/${id}/archive`), { query: { path } }));
      return archive === undefined ? undefined : firstFile(archive);
    },
    async weigh(id, shares) {
      const body = { CpuShares: shares };
      await orUndefined(http.bytes("POST", await at(`/containers/${id}/update`), { body }));
    },
    unpause: (id) => post(`/containers/${id}/unpause`),
    rename: (id, name) => post(`/containers/${id}/rename`, { name }),
    async stop(id, after) {
      const query: Record<string, string> = after === undefined ? {} : { t: String(after) };
      await orUndefined(post(`/containers/${id}/stop`, query, longestStopMs));
    },
    async remove(id) {
      try {
        await drop(`/containers/${id}`, { force: "true" });
      } catch (error) {
        if (!(error instanceof EngineRefusal) || error.status !== 409) throw error;
        // Somebody else is removing it; its name is free only when that is done.
        await orUndefined(post(`/containers/${id}/wait`, { condition: "removed" }));
      }
    },
    async networks(project) {
      const filters = JSON.stringify({ label: [`${projectLabel}=${project}`] });
      const found = await http.json<{ Name: string }[]>("GET", await at("/networks"), { query: { filters } });
      return found.map(({ Name }) => Name);
    },
    async volumes(project) {
      const filters = JSON.stringify({ label: [`${projectLabel}=${project}`] });
      const found = await http.json<{ Volumes: { Name: string }[] | null }>("GET", await at("/volumes"), {
        query: { filters },
      });
      return (found.Volumes ?? []).map(({ Name }) => Name);
    },
    removeNetwork: (name) => drop(`/networks/${name}`),
    removeVolume: (name) => drop(`/volumes/${name}`),
    close() {
      http.close();
    },
  };
}

/** What a method of HTTP other than GET does is a change, whichever call of the API it is. */
function guarded(http: EngineHttp, mayChange: () => Promise<void>): EngineHttp {
  const before = async (method: Method) => {
    if (method !== "GET") await mayChange();
  };
  return {
    async call(method, path, options) {
      await before(method);
      return await http.call(method, path, options);
    },
    async json<T>(method: Method, path: string, options?: CallOptions) {
      await before(method);
      return await http.json<T>(method, path, options);
    },
    async bytes(method, path, options) {
      await before(method);
      return await http.bytes(method, path, options);
    },
    close() {
      http.close();
    },
  };
}

const projectLabel = "com.docker.compose.project";
/** Some services are given minutes to finish what they do. */
const longestStopMs = 15 * 60_000;

/** An engine refuses a version that is newer than its own, and a far newer one refuses very old ones. */
async function negotiate(http: EngineHttp): Promise<string> {
  const response = await http.call("GET", "/_ping", { timeoutMs: 5_000 });
  response.resume();
  const offered = String(response.headers["api-version"] ?? "1.41");
  const [major = 1, minor = 0] = offered.split(".").map(Number);
  const isNewer = major > newestKnown[0] || (major === newestKnown[0] && minor > newestKnown[1]);
  return isNewer ? newestKnown.join(".") : offered;
}

async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return undefined;
    throw error;
  }
}

function seconds(time: Date): string {
  return (time.getTime() / 1000).toFixed(3);
}
