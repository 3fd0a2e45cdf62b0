import type { Variables } from "./connection.ts";

/** The proxy that the environment wants for a server, as kubectl reads it; `undefined`: none. */
export function proxyFor({ protocol, hostname, port }: URL, variables: Variables): string | undefined {
  const of = (name: string) => variables[name] ?? variables[name.toLowerCase()] ?? "";
  const proxy = protocol === "http:" ? of("HTTP_PROXY") : of("HTTPS_PROXY");
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  if (proxy === "" || host === "localhost" || host === "::1" || host.startsWith("127.")) return undefined;
  const spared = of("NO_PROXY")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .some((each) => spares(each, host, port));
  if (spared) return undefined;
  return proxy.includes("://") ? proxy : `http://${proxy}`;
}

function spares(rule: string, host: string, port: string): boolean {
  if (rule === "*") return true;
  const [address = "", bits] = rule.split("/");
  if (bits !== undefined) return inRange(host, address, Number(bits));
  const [, name = "", wanted] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(rule) ?? [];
  if (wanted !== undefined && wanted !== (port || "443")) return false;
  return host === name || host.endsWith(`.${name}`);
}

function inRange(host: string, network: string, bits: number): boolean {
  const [left, right] = [numberOf(host), numberOf(network)];
  if (left === undefined || right === undefined || !Number.isInteger(bits)) return false;
  const size = 2 ** (32 - bits);
  return Math.floor(left / size) === Math.floor(right / size);
}

function numberOf(address: string): number | undefined {
  const parts = address.split(".").map(Number);
  const isAddress = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256);
  return isAddress ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined;
}
