import type { GatewayKind } from "../../../config/config.ts";
import type { Container } from "../engine/engine.ts";

export type Reloadable = Exclude<GatewayKind, "traefik">;

export type Started = Pick<Container, "Path" | "Args">;

/** The configuration files that a gateway was started with; its usual ones when it was told none. */
export function configFilesOf(kind: Reloadable, started: Started): readonly string[] {
  const named = namedConfigFiles(kind, [started.Path ?? "", ...(started.Args ?? [])]);
  return named.length > 0 ? named : usualConfigFiles[kind];
}

/** The configuration files that a command line names; a HAProxy may be told a folder. */
export function namedConfigFiles(kind: Reloadable, words: readonly string[]): readonly string[] {
  const flags = { nginx: ["-c"], haproxy: ["-f", "--"], caddy: ["--config", "-c"] }[kind];
  return words.flatMap((word, index) => {
    const own = flags
      .map((flag) => (word.startsWith(`${flag}=`) ? word.slice(flag.length + 1) : undefined))
      .find(Boolean);
    return own ?? (flags.includes(word) ? (words[index + 1] ?? []) : []);
  });
}

/** Where an image's gateway looks when it is told nothing; none: it knows that itself. */
export const usualConfigFiles = {
  nginx: [],
  haproxy: ["/usr/local/etc/haproxy/haproxy.cfg"],
  caddy: ["/etc/caddy/Caddyfile"],
} as const;

/** The program and its arguments by which a gateway itself says whether it would take its files. */
export function trial(kind: Reloadable, started: Started): readonly [string, ...string[]] {
  const files = configFilesOf(kind, started);
  switch (kind) {
    case "nginx":
      return ["nginx", "-t", "-q", ...files.flatMap((file) => ["-c", file])];
    case "haproxy":
      return ["haproxy", "-c", ...files.flatMap((file) => ["-f", file])];
    case "caddy":
      return ["caddy", "validate", ...caddyFlags(started, files)];
  }
}

/** How Caddy is told to load its configuration again; the others are sent a signal. */
export function reloadCaddy(started: Started): readonly string[] {
  return ["caddy", "reload", "--force", ...caddyFlags(started, configFilesOf("caddy", started))];
}

function caddyFlags({ Args = [] }: Started, files: readonly string[]): string[] {
  const at = Args.indexOf("--adapter");
  const adapter = at < 0 ? [] : ["--adapter", Args[at + 1] ?? ""];
  return [...files.flatMap((file) => ["--config", file]), ...adapter];
}

/** Whether it can load its configuration again, by what it says and by what runs. */
export function canReload(kind: Reloadable, config: string, programs: readonly string[]): boolean {
  switch (kind) {
    case "nginx":
      return true;
    case "haproxy":
      // Only a master can start a new worker beside the old one.
      return /^\s*master-worker\b/m.test(config) || programs.some((each) => /(?:^|\s)-(?:W|Ws)(?:\s|$)/.test(each));
    case "caddy":
      return !/^\s*admin\s+off\b/m.test(config) && !/"admin"\s*:\s*\{[^}]*"disabled"\s*:\s*true/.test(config);
  }
}
