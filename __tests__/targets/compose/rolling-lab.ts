import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBaseImages, type BaseImage } from "../../../scripts/lab/base-images.ts";
import { command } from "../../../src/command/command.ts";
import type { ComposeService } from "../../../src/compose/model.ts";
import type { UnitSettings } from "../../../src/targets/compose/render.ts";
import type { RenderedBundle } from "../../../src/targets/rendered.ts";
import { realRunner } from "../../support/real-runner.ts";
import { bundleOf, modelOf, openLab, plainUnit, type Lab } from "./lab.ts";

/** How a gateway is written, for a service `web` that listens on 8000. */
export type GatewayForm = {
  readonly image: BaseImage;
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly service?: ComposeService;
  /** Only this file is mounted, and not the folder that it lies in. */
  readonly alone?: string;
  /** Labels of `web`. */
  readonly labels?: Readonly<Record<string, string>>;
};

const appImage = "aip-deploy-roll-app:1";

export type RollingLab = Lab & {
  /** The public route, known once the gateway runs. */
  url(): Promise<string>;
  /** A gateway in front of `web`, whose environment is given, and other services beside them. */
  app(environment: Record<string, string>, more?: RollingMore): Promise<RenderedBundle>;
};

export type RollingMore = {
  readonly web?: ComposeService;
  readonly settings?: Partial<UnitSettings>;
  readonly beside?: Readonly<Record<string, ComposeService>>;
  readonly besideSettings?: Readonly<Record<string, Partial<UnitSettings>>>;
};

export async function openRollingLab(form: GatewayForm): Promise<RollingLab> {
  await ensureBaseImages(() => undefined, ["node:22-slim", form.image]);
  await buildApp();
  const lab = await openLab();
  const { alone = "" } = form;
  const folder = join(lab.checkout, "gateway");
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(form.files)) writeFileSync(join(folder, name), text);
  return {
    ...lab,
    async url() {
      const [id = ""] = await lab.ids("gateway");
      const port = await lab.docker("port", id, "8080/tcp");
      return `http://${port.split("\n")[0] ?? ""}/`;
    },
    app(environment, { web = {}, settings = {}, beside = {}, besideSettings = {} } = {}) {
      const polite = { init: true, stop_signal: "SIGTERM", stop_grace_period: "20s", image: appImage };
      return bundleOf(lab, {
        model: modelOf(lab.project, {
          web: { ...polite, environment, ...(form.labels === undefined ? {} : { labels: form.labels }), ...web },
          ...beside,
          gateway: {
            image: form.image,
            command: form.command,
            stop_signal: "SIGTERM",
            ports: [{ target: 8080, host_ip: "127.0.0.1", protocol: "tcp", mode: "ingress" }],
            volumes: [{ type: "bind", source: join(folder, alone), target: join("/etc/gateway", alone) }],
            depends_on: { web: { condition: "service_started" } },
            ...form.service,
          },
        }),
        mounts: [{ service: "gateway", target: join("/etc/gateway", alone), decision: "capture" }],
        settings: {
          ...Object.fromEntries(Object.keys(beside).map((name) => [name, { ...plainUnit, ...besideSettings[name] }])),
          web: { ...plainUnit, ready: { kind: "http", port: 8000, path: "/hello", status: [200] }, ...settings },
          gateway: { ...plainUnit, ready: { kind: "tcp", port: 8080 } },
        },
      });
    },
  };
}

/** The same for all tests; what differs is in its environment. */
async function buildApp(): Promise<void> {
  const context = join(import.meta.dirname, "../../support/roll-app");
  const dockerfile = 'FROM node:22-slim\nCOPY app.js /app.mjs\nCMD ["node", "/app.mjs"]\n';
  await realRunner.run({
    ...command("docker", "build", "--quiet", "--tag", appImage, "--file", "-", context),
    stdin: dockerfile,
  });
}

const nginxHead = `worker_processes 1;
events { worker_connections 4096; }
http {
  access_log off;
  error_log /dev/stderr warn;
  keepalive_min_timeout 5s;
  map $http_upgrade $connection_upgrade { default upgrade; "" ""; }
  proxy_http_version 1.1;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection $connection_upgrade;
`;

function nginx(rest: string): GatewayForm {
  return {
    image: "nginx:1.30",
    files: { "nginx.conf": `${nginxHead}${rest}\n}\n` },
    command: ["nginx", "-c", "/etc/gateway/nginx.conf", "-g", "daemon off;"],
    service: { stop_signal: "SIGQUIT" },
  };
}

/** Gateways as they are commonly written, and as they are recommended. */
export const forms = {
  "nginx, addresses handed over": nginx(`
  resolver 127.0.0.11 valid=1s ipv6=off;
  proxy_connect_timeout 100ms;
  include /dev/shm/aip-deploy/*.conf;
  map $upstream $address { default $upstream; include /dev/shm/aip-deploy/*.map; }
  server { listen 8080; set $upstream web:8000; location / { proxy_pass http://$address; } }`),
  "nginx, a name in proxy_pass": nginx(`
  server { listen 8080; location / { proxy_pass http://web:8000; } }`),
  "nginx, an upstream": nginx(`
  upstream app { server web:8000; keepalive 16; }
  server { listen 8080; location / { proxy_pass http://app; } }`),
  "nginx, a resolver and a variable": nginx(`
  resolver 127.0.0.11 valid=1s ipv6=off;
  proxy_connect_timeout 100ms;
  server { listen 8080; set $upstream web:8000; location / { proxy_pass http://$upstream; } }`),
  "haproxy, runtime API": {
    image: "haproxy:3.0",
    files: {
      "haproxy.cfg": `global
    stats socket ipv4@127.0.0.1:9999 level admin
defaults
    mode http
    timeout connect 1s
    timeout client 30s
    timeout server 30s
    timeout tunnel 1h
frontend public
    bind :8080
    default_backend app
backend app
    server web web:8000
`,
    },
    command: ["haproxy", "-W", "-db", "-f", "/etc/gateway/haproxy.cfg"],
    service: { stop_signal: "SIGUSR1" },
  },
  "caddy, dynamic addresses": {
    image: "caddy:2",
    files: {
      Caddyfile: `{
    admin off
}
:8080 {
    reverse_proxy {
        dynamic a web 8000 {
            refresh 1s
        }
        lb_try_duration 5s
    }
}
`,
    },
    command: ["caddy", "run", "--config", "/etc/gateway/Caddyfile", "--adapter", "caddyfile"],
  },
  "caddy, a name": {
    image: "caddy:2",
    files: { Caddyfile: "{\n    admin off\n}\n:8080 {\n    reverse_proxy web:8000\n}\n" },
    command: ["caddy", "run", "--config", "/etc/gateway/Caddyfile", "--adapter", "caddyfile"],
  },
  "traefik, labels with a retry": {
    image: "traefik:v3.7",
    files: { note: "Traefik is configured by its command line and by labels.\n" },
    command: [
      "--providers.docker=true",
      "--providers.docker.exposedbydefault=false",
      "--entrypoints.web.address=:8080",
      "--providers.providersthrottleduration=100ms",
      "--serverstransport.forwardingtimeouts.dialtimeout=100ms",
      "--log.level=WARN",
    ],
    service: {
      volumes: [{ type: "bind", source: "/var/run/docker.sock", target: "/var/run/docker.sock" }],
    },
    labels: {
      "traefik.enable": "true",
      "traefik.http.routers.web.rule": "PathPrefix(`/`)",
      "traefik.http.routers.web.middlewares": "again",
      "traefik.http.services.web.loadbalancer.server.port": "8000",
      "traefik.http.middlewares.again.retry.attempts": "10",
      "traefik.http.middlewares.again.retry.initialinterval": "50ms",
    },
  },
} satisfies Record<string, GatewayForm>;
