import { RegistryError } from "../errors.ts";
import type { Digest } from "../release/release.ts";

/** The name of an image, taken apart once. */
export type ImageReference = {
  /** `docker.io` when the text names no registry; an IPv6 address keeps its brackets. */
  readonly host: string;
  readonly port?: number;
  /** With `library/` in front for Docker Hub's own images. */
  readonly path: string;
  readonly tag?: string;
  readonly digest?: Digest;
};

const dockerHub = "docker.io";
const hubAliases = new Set([dockerHub, "index.docker.io", "registry-1.docker.io"]);

const digestShape = /^sha256:[0-9a-f]{64}$/;
const tagShape = /^\w[\w.-]{0,127}$/;
const pathShape = /^[a-z0-9]+(?:(?:\.|_|__|-+|\/)[a-z0-9]+)*$/;
const registryShape = /^(?<host>\[[0-9a-fA-F:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::(?<port>\d{1,5}))?$/;

/** Reads an image reference as Docker does. Throws `registry.invalid`; a reference without tag and digest stays without. */
export function parseReference(text: string): ImageReference {
  const [named, digest] = cutOnce(text, "@");
  if (digest !== undefined && !digestShape.test(digest)) throw invalid(text, `"${digest}" is no sha256 digest`);
  const [repository, tag] = cutTag(named);
  if (tag !== undefined && !tagShape.test(tag)) throw invalid(text, `"${tag}" is no tag`);
  const [registry, rest] = cutRegistry(repository);
  const { host, port } = parseRegistry(registry, text);
  const path = host === dockerHub && !rest.includes("/") ? `library/${rest}` : rest;
  if (!pathShape.test(path)) throw invalid(text, `"${rest}" is no repository path; it is lower case`);
  return {
    host,
    ...(port === undefined ? {} : { port }),
    path,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** The reference in full, also where Docker would let parts away. */
export function formatReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? "" : `:${reference.tag}`;
  const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
  return `${repositoryOf(reference)}${tag}${digest}`;
}

/** `registry/path`, without tag and digest. */
export function repositoryOf(reference: ImageReference): string {
  return `${registryOf(reference)}/${reference.path}`;
}

/** `host` or `host:port`: what people log in to. */
export function registryOf({ host, port }: Pick<ImageReference, "host" | "port">): string {
  return port === undefined ? host : `${host}:${port}`;
}

/** Whether this names Docker Hub, which has several names. */
export function isDockerHub(registry: string): boolean {
  return hubAliases.has(registry);
}

/** Whether the host is this machine itself, where engines and registries speak plain http. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function cutOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** A colon before the last slash belongs to a port. */
function cutTag(named: string): [string, string | undefined] {
  const at = named.lastIndexOf(":");
  return at <= named.lastIndexOf("/") ? [named, undefined] : [named.slice(0, at), named.slice(at + 1)];
}

/** The first part is a registry only when it cannot be a folder: `shop/web` is on Docker Hub, `shop.example/web` is not. */
function cutRegistry(repository: string): [string, string] {
  const [first, rest] = cutOnce(repository, "/");
  if (rest === undefined) return [dockerHub, repository];
  const isRegistry = /[.:[A-Z]/.test(first) || first === "localhost";
  return isRegistry ? [first, rest] : [dockerHub, repository];
}

function parseRegistry(registry: string, text: string): { host: string; port?: number } {
  const groups = registryShape.exec(registry)?.groups;
  const host = groups?.["host"];
  if (host === undefined) throw invalid(text, `"${registry}" is no registry`);
  const port = groups?.["port"];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) throw invalid(text, `"${port}" is no port`);
  if (isDockerHub(host) && port === undefined) return { host: dockerHub };
  return port === undefined ? { host } : { host, port: Number(port) };
}

function invalid(text: string, why: string): RegistryError {
  return new RegistryError("registry.invalid", `image reference "${text}": ${why}`, {
    hint: "Write it as registry/path/name:tag, for example ghcr.io/org/app:1.0.",
  });
}
