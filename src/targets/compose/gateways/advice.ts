import type { RunningGateway } from "../../target.ts";

/** What to change in a gateway so that no request is lost, and no address outlives its container. */
export type Advice = {
  readonly gateway: string;
  /** Host names that it is about; none: whatever is behind it. */
  readonly hosts: readonly string[];
  /** One sentence. */
  readonly says: string;
  /** The lines to write, as they stand in its configuration. */
  readonly lines: readonly string[];
};

const longestConnectMs = 1_000;
const longestValidSeconds = 5;

/** Everything that a gateway could do better; empty for one that loses nothing. */
export function adviceOn(gateway: RunningGateway): readonly Advice[] {
  const hosts = (way: string) => gateway.routes.filter((route) => route.way === way).map(({ host }) => host);
  const advise = (about: readonly string[], says: string, lines: readonly string[]): Advice[] =>
    about.length === 0
      ? []
      : [{ gateway: gateway.unit, hosts: [...new Set(about)].sort(), says: `${gateway.unit} ${says}`, lines }];
  switch (gateway.kind) {
    case "nginx":
      return nginx(gateway, hosts, advise);
    case "haproxy":
      return [
        ...advise(
          hosts("reload"),
          "has no runtime API that may change servers, so that it must be reloaded, which can break idle connections",
          ["global", "    stats socket ipv4@127.0.0.1:9999 level admin"],
        ),
        ...advise(
          hosts("ask"),
          "finds servers by asking again and again, so that a request may wait a second or two for a container that has gone; name the server without resolvers",
          ["    server web web:8000"],
        ),
      ];
    case "caddy":
      return gateway.facts.dynamic === true
        ? []
        : advise(hosts("hosts"), "keeps connections by name, so that some still lead to a container that goes", [
            "reverse_proxy {",
            "    dynamic a web 8000 {",
            "        refresh 1s",
            "    }",
            "    lb_try_duration 5s",
            "}",
          ]);
    case "traefik":
      return (gateway.facts.connectTimeoutMs ?? 0) > longestConnectMs
        ? [
            {
              gateway: gateway.unit,
              hosts: [],
              says: `${gateway.unit} tries a container that has gone for ${(gateway.facts.connectTimeoutMs ?? 0) / 1000} s, and learns only every ${gateway.facts.validSeconds ?? 2} s that it has gone`,
              lines: [
                "--serverstransport.forwardingtimeouts.dialtimeout=100ms",
                "--providers.providersthrottleduration=100ms",
              ],
            },
          ]
        : [];
  }
}

/** What a service behind Traefik could do better; Traefik goes on sending requests to a container until that has gone. */
export function adviceBehindTraefik(service: string, labels: Readonly<Record<string, string>>): readonly Advice[] {
  const again = Object.keys(labels).some((label) =>
    /^traefik\.http\.middlewares\.[^.]+\.retry\.attempts$/i.test(label),
  );
  if (again) return [];
  const says = `${service} is reached through Traefik, which sends requests to a container until that has gone, and does not send them again`;
  return [
    {
      gateway: "traefik",
      hosts: [service],
      says,
      lines: [
        `traefik.http.routers.${service}.middlewares: again`,
        "traefik.http.middlewares.again.retry.attempts: 10",
        "traefik.http.middlewares.again.retry.initialinterval: 50ms",
      ],
    },
  ];
}

function nginx(
  { facts, version, routes }: RunningGateway,
  hosts: (way: string) => string[],
  advise: (about: readonly string[], says: string, lines: readonly string[]) => Advice[],
): readonly Advice[] {
  const reloaded = routes.filter(({ way }) => way === "reload" || way === "map").map(({ host }) => host);
  const slowToConnect = (facts.connectTimeoutMs ?? 0) > longestConnectMs;
  const slowToAsk = (facts.validSeconds ?? 0) > longestValidSeconds;
  return [
    ...advise(
      hosts("reload"),
      "asks for addresses only when it is loaded: a container that starts again with another address is not found until somebody reloads it",
      [
        "resolver 127.0.0.11 valid=1s ipv6=off;",
        "proxy_connect_timeout 1s;",
        "map $upstream $address { default $upstream; include /dev/shm/aip-deploy/*.map; }",
        "set $upstream web:8000;",
        "proxy_pass http://$address;",
      ],
    ),
    ...(isOlder(version, [1, 27, 4])
      ? advise(
          reloaded,
          `is NGINX ${version ?? "of unknown age"}, which closes idle connections when it is reloaded; 1.30 can leave them open`,
          ["keepalive_min_timeout 5s;"],
        )
      : facts.keepsIdle === true
        ? []
        : advise(reloaded, "closes idle connections when it is reloaded", ["keepalive_min_timeout 5s;"])),
    ...(slowToConnect
      ? advise(
          hosts("ask"),
          `tries a container that has gone for ${(facts.connectTimeoutMs ?? 0) / 1000} s before it tries the next one`,
          ["proxy_connect_timeout 100ms;"],
        )
      : []),
    ...(slowToAsk
      ? advise(hosts("ask"), `asks for addresses only every ${facts.validSeconds ?? 0} s`, [
          "resolver 127.0.0.11 valid=1s ipv6=off;",
        ])
      : []),
  ];
}

function isOlder(version: string | undefined, than: readonly [number, number, number]): boolean {
  const own = (version ?? "0").split(".").map(Number);
  for (const [index, part] of than.entries()) if ((own[index] ?? 0) !== part) return (own[index] ?? 0) < part;
  return false;
}
