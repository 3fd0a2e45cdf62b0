import { setTimeout as sleep } from "node:timers/promises";
import type { Do } from "./bench.ts";
import type { RegistryDoor, Rule } from "./registry-door.ts";
import type { deedsOfRegistry } from "./row.ts";

const isImage = /\/(back|front)\//;
const isByDigest = /\/(back|front)\/manifests\/sha256:/;
const isLedger = /\/aip-deploy\/manifests\/dev/;

/** What a registry does to those who ask it. */
export function registryDeeds(door: RegistryDoor): Record<(typeof deedsOfRegistry)[number], Do> {
  const under =
    (rule: () => Rule): Do =>
    () => {
      door.rule = rule();
      return {
        heal: () => {
          door.rule = undefined;
        },
      };
    };
  return {
    "the registry is down": async () => {
      await door.close();
      return { heal: () => door.open() };
    },
    "the registry goes down and comes back": async () => {
      await door.close();
      const back = sleep(1_500).then(() => door.open());
      return { heal: () => back };
    },
    "the registry answers 500 for a moment": under(() => {
      let left = 3;
      return () => ((left -= 1) >= 0 ? { status: 500, code: "UNKNOWN" } : undefined);
    }),
    "the registry denies the push": under(
      () => (method, path) =>
        isImage.test(path) && method !== "GET" && method !== "HEAD" ? { status: 403, code: "DENIED" } : undefined,
    ),
    "the registry denies the pull": under(
      () => (_method, path) =>
        isByDigest.test(path) ? { status: 401, code: "UNAUTHORIZED", headers: askingWho } : undefined,
    ),
    "the registry has lost the image": under(
      () => (_method, path) => (isByDigest.test(path) ? { status: 404, code: "MANIFEST_UNKNOWN" } : undefined),
    ),
    "the registry says that it was asked too often": under(() => {
      let left = 2;
      return (_method, path) =>
        isByDigest.test(path) && (left -= 1) >= 0 ? { status: 429, code: "TOOMANYREQUESTS" } : undefined;
    }),
    "the registry breaks off in a layer": under(() => {
      let left = 2;
      return (method, path) =>
        method === "GET" && /\/(back|front)\/blobs\//.test(path) && (left -= 1) >= 0 ? "broken off" : undefined;
    }),
    "the registry denies the record": under(
      () => (method, path) => (method === "PUT" && isLedger.test(path) ? { status: 403, code: "DENIED" } : undefined),
    ),
  };
}

const askingWho = { "www-authenticate": 'Basic realm="kit"' };
