import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { adviceOn } from "../../../../src/targets/compose/gateways/advice.ts";
import { readCaddy } from "../../../../src/targets/compose/gateways/caddy.ts";
import { readHaproxy } from "../../../../src/targets/compose/gateways/haproxy.ts";
import { readNginx } from "../../../../src/targets/compose/gateways/nginx.ts";
import type { GatewayRoute, RunningGateway } from "../../../../src/targets/target.ts";

function told(routes: readonly GatewayRoute[]): string[] {
  return routes.map(
    ({ host, port, way, servers }) =>
      `${host}${port === undefined ? "" : `:${port}`} ${way}${servers === undefined ? "" : ` ${servers.join(" ")}`}`,
  );
}

describe("NGINX", () => {
  test.each([
    ["a name", "server { location / { proxy_pass http://web:8000/; } }", ["web:8000 reload"]],
    ["quoted, with a comment", "location / { # proxy_pass http://old;\n proxy_pass 'http://web'; }", ["web reload"]],
    [
      "an upstream",
      "upstream app { server web:8000 max_fails=1; keepalive 8; } location / { proxy_pass http://app; }",
      ["web:8000 reload"],
    ],
    [
      "an upstream that asks",
      "upstream app { zone a 64k; server web:8000 resolve; } location / { proxy_pass http://app; }",
      ["web:8000 ask"],
    ],
    ["a variable", "server { set $up web:8000; location / { proxy_pass http://$up$request_uri; } }", ["web:8000 ask"]],
    ["a variable in braces", "set $up web; location / { proxy_pass http://${up}:8000; }", ["web:8000 ask"]],
    ["a map", "map $uri $up { ~^/a a:1; default b:2; } location / { proxy_pass http://$up; }", ["a:1 ask", "b:2 ask"]],
    [
      "addresses handed over",
      "map $uri $up { ~^/a{2} a:1; default b:2; } map $up $to { default $up; include /dev/shm/aip-deploy/*.map; } location / { proxy_pass http://$to; }",
      ["a:1 map", "b:2 map"],
    ],
    [
      "other protocols",
      "location / { uwsgi_pass app:3031; } location /g { grpc_pass grpc://g:50051; }",
      ["app:3031 reload", "g:50051 reload"],
    ],
    [
      "an address and a socket",
      "location / { proxy_pass http://127.0.0.1:1; } location /s { proxy_pass http://unix:/run/x.sock; }",
      [],
    ],
    ["nothing", "events {} http { server { root /srv; } }", []],
    ["a map that names itself", "map $a $a { default $a; } location / { proxy_pass http://$a; }", []],
  ])("%s", (_name, text, expected) => {
    // A brace in a pattern must be quoted, as NGINX itself wants it.
    expect(told(readNginx(text.replace("~^/a{2}", '"~^/a{2}"')).routes)).toEqual(expected);
  });

  test("what decides whether a request is lost", () => {
    const text = "keepalive_min_timeout 5s; resolver 127.0.0.11 valid=1s; proxy_connect_timeout 100ms;";
    expect(readNginx(text).facts).toEqual({ keepsIdle: true, validSeconds: 1, connectTimeoutMs: 100 });
    expect(readNginx("").facts).toEqual({ keepsIdle: false, connectTimeoutMs: 60_000 });
  });

  test("the example's gateway is handed the address of every service, and needs no advice", () => {
    const file = new URL("../../../../examples/ai-playground/gateway/nginx.conf", import.meta.url);
    const { routes, facts } = readNginx(readFileSync(file, "utf8"));
    expect(routes.map(({ way }) => way)).toEqual(Array.from({ length: 10 }, () => "map"));
    expect(adviceOn({ unit: "gateway", kind: "nginx", version: "1.30.6", routes, facts, pinned: [] })).toEqual([]);
  });
});

describe("HAProxy", () => {
  const socket = "global\n  stats socket ipv4@127.0.0.1:9999 level admin\n";
  test.each([
    ["reloaded", "backend app\n  server a web:8000 check # one\n", ["web:8000 reload"]],
    [
      "told",
      `${socket}backend app\n  server a web:8000\n  server b web:8000\nlisten l\n  server c api:1\n`,
      ["web:8000 runtime app/a app/b", "api:1 runtime l/c"],
    ],
    [
      "a socket that may not change servers",
      "global\n  stats socket /run/h.sock\nbackend app\n  server a web:8000\n",
      ["web:8000 reload"],
    ],
    ["asks", `${socket}backend app\n  server-template w 3 web:8000 resolvers docker\n`, ["web:8000 ask"]],
    [
      "asks by default",
      `defaults\n  default-server resolvers docker\nbackend app\n  server a web:8000\n`,
      ["web:8000 ask"],
    ],
    ["an address", `${socket}backend app\n  server a 127.0.0.1:8000\n`, []],
  ])("%s", (_name, text, expected) => {
    expect(told(readHaproxy(text).routes)).toEqual(expected);
  });
});

describe("Caddy", () => {
  test.each([
    ["a name", ":80 {\n  reverse_proxy web:8000\n}", ["web:8000 hosts"]],
    [
      "a matcher",
      ":80 {\n  reverse_proxy /api/* http://api:8000 web:8000 # both\n}",
      ["api:8000 hosts", "web:8000 hosts"],
    ],
    [
      "a block",
      ":80 {\n  reverse_proxy @x {\n    to web:8000\n    transport http {\n      dial_timeout 1s\n    }\n    to api:1\n  }\n}",
      ["web:8000 hosts", "api:1 hosts"],
    ],
    [
      "dynamic",
      ":80 {\n  reverse_proxy {\n    dynamic a web 8000 {\n      refresh 1s\n    }\n  }\n}",
      ["web:8000 hosts"],
    ],
    [
      "dynamic, long",
      ":80 {\n  reverse_proxy {\n    dynamic a {\n      name web\n      port 8000\n    }\n  }\n}",
      ["web:8000 hosts"],
    ],
    ["JSON", '{"apps":{"http":{"x":[{"upstreams":[{"dial":"web:8000"}]}]}}}', ["web:8000 hosts"]],
    ["only files", ":80 {\n  root /srv\n  file_server\n}", []],
  ])("%s", (_name, text, expected) => {
    expect(told(readCaddy(text).routes)).toEqual(expected);
  });
});

describe("advice", () => {
  const gateway = (over: Partial<RunningGateway>): RunningGateway => ({
    unit: "gw",
    kind: "nginx",
    version: "1.30.6",
    routes: [{ host: "web", port: 8000, way: "map" }],
    facts: { keepsIdle: true, connectTimeoutMs: 100, validSeconds: 1 },
    pinned: [],
    ...over,
  });
  const says = (over: Partial<RunningGateway>) => adviceOn(gateway(over)).map((each) => each.says);

  test.each<[string, Partial<RunningGateway>, string[]]>([
    ["good", {}, []],
    [
      "a name that is asked for once",
      { routes: [{ host: "web", way: "reload" }] },
      [
        "gw asks for addresses only when it is loaded: a container that starts again with another address is not found until somebody reloads it",
      ],
    ],
    ["idle connections", { facts: {} }, ["gw closes idle connections when it is reloaded"]],
    [
      "an old one",
      { version: "1.22.1" },
      ["gw is NGINX 1.22.1, which closes idle connections when it is reloaded; 1.30 can leave them open"],
    ],
    [
      "HAProxy without a runtime API",
      { kind: "haproxy", routes: [{ host: "web", way: "reload" }] },
      ["gw has no runtime API that may change servers, so that it must be reloaded, which can break idle connections"],
    ],
    ["HAProxy with one", { kind: "haproxy", routes: [{ host: "web", way: "runtime" }] }, []],
    [
      "Caddy by name",
      { kind: "caddy", facts: {}, routes: [{ host: "web", way: "hosts" }] },
      ["gw keeps connections by name, so that some still lead to a container that goes"],
    ],
  ])("%s", (_name, over, expected) => {
    expect(says(over)).toEqual(expected);
  });
});
