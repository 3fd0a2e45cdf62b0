import type { Clock } from "../../../clock.ts";
import { kubeConnection, type ClusterAddress, type Connection, type Variables } from "./connection.ts";
import { clusterHttp, type Call, type ClusterHttp } from "./http.ts";
import { kindsOf, UnknownKind, versionPath, type Resource } from "./kinds.ts";
import { idOf, refOf, type KindName, type KubeObject, type ObjectRef } from "./object.ts";
import { ClusterRefusal, isRefusal } from "./refusal.ts";

/**
 * The calls of a cluster's API that a deployment needs. What the API refuses is thrown as `ClusterRefusal`, which is
 * `target.refused` and has its own reason; every call throws `target.unreachable` when nobody answers.
 */
export interface Cluster {
  /** The kubeconfig's context and the server, for people. */
  describe(): Promise<string>;
  /** The server's version, for example `v1.35.4`. */
  version(): Promise<string>;
  /** How the API addresses a kind. Throws `UnknownKind`. */
  resource(kind: KindName): Promise<Resource>;
  /** All objects of a kind that fit, page by page; none when the cluster does not know the kind. */
  list<T extends KubeObject = KubeObject>(kind: KindName, which: Which): Promise<readonly T[]>;
  /** `undefined` when there is no such object, or no such kind. */
  get<T extends KubeObject = KubeObject>(ref: ObjectRef): Promise<T | undefined>;
  /** Server-side apply; answers the object as it is then, or with `dryRun` would be. */
  apply(object: KubeObject, how: Applying): Promise<KubeObject>;
  /** Throws the refusal `AlreadyExists`. */
  create(object: KubeObject): Promise<KubeObject>;
  /** Writes the whole object; with a `resourceVersion` in it only while the object still has that one, else `Conflict` is thrown. */
  replace(object: KubeObject): Promise<KubeObject>;
  /** Changes the parts that are given, of the object or of one of its subresources. */
  merge(ref: ObjectRef, part: unknown, subresource?: string): Promise<KubeObject>;
  /** One that is gone already is deleted. `foreground`: it stays, as being deleted, until all that belongs to it is gone. */
  delete(ref: ObjectRef, how?: { readonly foreground?: boolean; readonly uid?: string }): Promise<void>;
  /** The last lines of a container; none when it never ran. */
  logs(pod: { readonly namespace: string; readonly name: string }, which: LogLines): Promise<readonly string[]>;
  /** Sends an HTTP request to a port of a Service through the API server, and tells how that went. */
  knock(service: { readonly namespace: string; readonly name: string }, port: number): Promise<Knock>;
}

export type Which = {
  readonly namespace?: string | undefined;
  readonly labels?: Readonly<Record<string, string>>;
  /** For example `type=Warning`. */
  readonly fields?: string;
  /** Without what they hold: names, labels and annotations only. */
  readonly metadataOnly?: boolean;
  readonly signal?: AbortSignal;
};

export type Applying = {
  /** Who owns the fields from then on. */
  readonly manager: string;
  readonly dryRun?: boolean;
  /** Takes fields over that others own; otherwise the refusal `Conflict` is thrown. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
};

export type LogLines = { readonly container?: string; readonly lines: number; readonly previous?: boolean };

/** `answered`: somebody accepted the connection. `unknown`: it may not be tried. */
export type Knock = { readonly outcome: "answered" | "refused" | "unknown"; readonly detail: string };

export type ClusterOptions = {
  readonly address: ClusterAddress;
  readonly variables: Variables;
  readonly clock: Clock;
  /** Told each request before it is sent, as `GET /path`. */
  readonly trace?: ((line: string) => void) | undefined;
  /** Told what the server warns of, each once. */
  readonly warn?: ((message: string) => void) | undefined;
  /** Asked before every call that changes something. */
  readonly mayChange?: (() => Promise<void>) | undefined;
};

const pageSize = 500;
const metadataList = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json";

/** The cluster of a kubeconfig; nothing is read or asked before the first call. */
export function openCluster(options: ClusterOptions): Cluster {
  const { address, variables, clock, trace, mayChange } = options;
  let connection: Promise<Connection> | undefined;
  const connect = () => (connection ??= kubeConnection(address, variables));
  const http = clusterHttp({ connect, clock, trace, warn: once(options.warn) });
  const cluster = clusterOver(http, connect);
  return mayChange === undefined ? cluster : guarded(cluster, mayChange);
}

/** The same cluster, which asks before each change whether it may go on. */
export function guarded(cluster: Cluster, mayChange: () => Promise<void>): Cluster {
  return {
    ...cluster,
    async apply(object, how) {
      if (how.dryRun !== true) await mayChange();
      return await cluster.apply(object, how);
    },
    async create(object) {
      await mayChange();
      return await cluster.create(object);
    },
    async replace(object) {
      await mayChange();
      return await cluster.replace(object);
    },
    async merge(ref, part, subresource) {
      await mayChange();
      return await cluster.merge(ref, part, subresource);
    },
    async delete(ref, how) {
      await mayChange();
      await cluster.delete(ref, how);
    },
  };
}

function clusterOver(http: ClusterHttp, connect: () => Promise<Connection>): Cluster {
  const resource = kindsOf(http);
  const path = async (kind: KindName, namespace: string | undefined, name?: string) => {
    const { plural, namespaced } = await resource(kind);
    const place = namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : "";
    const last = name === undefined ? "" : `/${encodeURIComponent(name)}`;
    return `${versionPath(kind.apiVersion)}${place}/${plural}${last}`;
  };
  const whole = async (method: "POST" | "PUT", object: KubeObject) => {
    const { namespace, name } = object.metadata;
    const at = await path(object, namespace, method === "PUT" ? name : undefined);
    return await http.json<KubeObject>({ method, path: at, body: object, about: idOf(object) });
  };

  return {
    resource,
    async describe() {
      const { name, server } = await connect();
      return `${name} (${server.origin})`;
    },
    async version() {
      return (await http.json<{ gitVersion: string }>({ method: "GET", path: "/version" })).gitVersion;
    },
    async list<T extends KubeObject>(kind: KindName, { metadataOnly, ...which }: Which) {
      try {
        const accept = metadataOnly === true ? { accept: metadataList } : {};
        const at = await path(kind, which.namespace);
        const items = await pages<T>({ method: "GET", path: at, ...accept, signal: which.signal }, which, http);
        // The items of a list come without their kind.
        return items.map((item) => ({ ...item, ...kind }));
      } catch (error) {
        if (error instanceof UnknownKind || isMissing(error)) return [];
        throw error;
      }
    },
    async get<T extends KubeObject>(ref: ObjectRef) {
      try {
        return await http.found<T>({ method: "GET", path: await path(ref, ref.namespace, ref.name), about: idOf(ref) });
      } catch (error) {
        if (error instanceof UnknownKind) return undefined;
        throw error;
      }
    },
    async apply(object, { manager, dryRun = false, force = false, signal }) {
      const ref = refOf(object);
      const query = {
        fieldManager: manager,
        fieldValidation: "Strict",
        ...(force ? { force: "true" } : {}),
        ...(dryRun ? { dryRun: "All" } : {}),
      };
      return await http.json<KubeObject>({
        method: "PATCH",
        path: await path(ref, ref.namespace, ref.name),
        query,
        type: "application/apply-patch+yaml",
        body: object,
        about: idOf(object),
        signal,
      });
    },
    create: (object) => whole("POST", object),
    replace: (object) => whole("PUT", object),
    async merge(ref, part, subresource) {
      const at = await path(ref, ref.namespace, ref.name);
      return await http.json<KubeObject>({
        method: "PATCH",
        path: subresource === undefined ? at : `${at}/${subresource}`,
        type: "application/merge-patch+json",
        body: part,
        about: idOf(ref),
      });
    },
    async delete(ref, { foreground = false, uid } = {}) {
      const body = {
        propagationPolicy: foreground ? "Foreground" : "Background",
        ...(uid === undefined ? {} : { preconditions: { uid } }),
      };
      try {
        const at = await path(ref, ref.namespace, ref.name);
        await http.found({ method: "DELETE", path: at, body, about: idOf(ref) });
      } catch (error) {
        if (!(error instanceof UnknownKind)) throw error;
      }
    },
    async logs({ namespace, name }, { container, lines, previous = false }) {
      const at = await path({ apiVersion: "v1", kind: "Pod" }, namespace, name);
      const query = {
        tailLines: String(lines),
        ...(container === undefined ? {} : { container }),
        ...(previous ? { previous: "true" } : {}),
      };
      try {
        const text = await http.text({ method: "GET", path: `${at}/log`, query, accept: "*/*", about: `pod/${name}` });
        return text.split("\n").filter((line) => line !== "");
      } catch (error) {
        // It never ran, or its node does not answer.
        if (error instanceof ClusterRefusal) return [];
        throw error;
      }
    },
    async knock({ namespace, name }, port) {
      const at = await path({ apiVersion: "v1", kind: "Service" }, namespace, `${name}:${port}`);
      try {
        await http.text({ method: "GET", path: `${at}/proxy/`, accept: "*/*", once: true });
        return { outcome: "answered", detail: "answers" };
      } catch (error) {
        return knocked(error);
      }
    },
  };
}

/** What the API server says when it could not connect, from versions 1.28 to 1.35. */
const notConnected =
  /connection refused|no route to host|i\/o timeout|no endpoints available|no service port|network is unreachable|context deadline exceeded/;

function knocked(error: unknown): Knock {
  if (!(error instanceof ClusterRefusal)) throw error;
  if (error.status === 403 && error.reason === "Forbidden") {
    return { outcome: "unknown", detail: "its answer may not be asked for (services/proxy)" };
  }
  if (notConnected.test(error.message)) return { outcome: "refused", detail: error.message };
  // Whatever came back, somebody was there to say it.
  return { outcome: "answered", detail: "answers" };
}

type List<T> = {
  readonly items?: readonly T[] | null;
  readonly metadata?: { readonly continue?: string };
};

async function pages<T>(call: Call, { labels = {}, fields }: Which, http: ClusterHttp): Promise<T[]> {
  const selector = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const items: T[] = [];
  let next: string | undefined;
  do {
    const query = {
      limit: String(pageSize),
      ...(selector.length === 0 ? {} : { labelSelector: selector.join(",") }),
      ...(fields === undefined ? {} : { fieldSelector: fields }),
      ...(next === undefined ? {} : { continue: next }),
    };
    const page = await http.json<List<T>>({ ...call, query });
    items.push(...(page.items ?? []));
    next = page.metadata?.continue;
  } while (next !== undefined && next !== "");
  return items;
}

function isMissing(error: unknown): boolean {
  return isRefusal(error, "NotFound") || (error instanceof ClusterRefusal && error.status === 404);
}

function once(told: ClusterOptions["warn"]): ClusterOptions["warn"] {
  if (told === undefined) return undefined;
  const before = new Set<string>();
  return (message) => {
    if (before.has(message)) return;
    before.add(message);
    told(message);
  };
}
