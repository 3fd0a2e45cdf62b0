import type { Files } from "../support/repository.ts";
import type { Brings, Unit } from "./row.ts";

/** Where the app of the kit is deployed, and what that place needs in the configuration. */
export type Placing = {
  readonly app: string;
  readonly registry: string;
  /** What the gateway's port is published as. */
  readonly published: string;
  readonly url: string;
  readonly target: Readonly<Record<string, unknown>>;
};

/** What is deployed of each unit. */
export type Version = { readonly version: string; readonly brings: Brings };

export const leaseSeconds = 3;

/**
 * A gateway that hands out `/back/` and `/front/`, a store that keeps data, and two units that run the same program: one that
 * is rolled and one that is stopped before its successor starts. A release differs from others in the definition of one unit.
 */
export function kitFiles(placing: Placing, units: Readonly<Record<Unit, Version>>): Files {
  return {
    ...programFiles(units),
    "aip-deploy.yml": configuration(placing, units),
    "docker-compose.yml": composeFile,
    "docker-compose.dev.yml": overlay(placing, units),
    "gateway/nginx.conf": gateway,
  };
}

/** What both units are built from, the secret of one of them, and what the release brings. */
export function programFiles(units: Readonly<Record<Unit, Version>>): Files {
  return {
    ".gitignore": ".secrets/\n",
    ".secrets/token": "marker-of-the-kit-token",
    "program/Dockerfile": dockerfile,
    "program/serve.sh": program,
    ...Object.fromEntries(Object.values(units).flatMap(({ brings }) => Object.entries(brings.files ?? {}))),
    "program/stamp": `${Object.values(units)
      .flatMap(({ version, brings }) => (brings.image === true || brings.pulled === true ? [version] : []))
      .join(" ")}\n`,
  };
}

/** Stopping by SIGKILL saves the seconds that busybox, as process 1, would let pass. */
const composeFile = `
services:
  gateway:
    image: nginx:1.30
    command: [nginx, -c, /etc/gateway/nginx.conf, -g, daemon off;]
    stop_signal: SIGQUIT
    volumes: ["./gateway:/etc/gateway:ro"]
    depends_on: { back: { condition: service_started }, front: { condition: service_started } }
  store:
    image: busybox:1.37
    command: [sh, -c, "while :; do sleep 1; done"]
    stop_signal: SIGKILL
    volumes: [data:/data]
  back:
    build: ./program
    stop_signal: SIGKILL
    secrets: [token]
    depends_on: { store: { condition: service_started } }
  front:
    build: ./program
    stop_signal: SIGKILL
    depends_on: { store: { condition: service_started } }
  tests:
    image: busybox:1.37
    command: [sh, -c, "\${TESTS:-true}"]
    stop_signal: SIGKILL
    profiles: [tests]
secrets:
  token: { file: .secrets/token }
volumes:
  data:
`;

function overlay({ published }: Placing, units: Readonly<Record<Unit, Version>>): string {
  const service = ({ version, brings }: Version) => {
    const { environment = {}, ...more } = brings.service ?? {};
    const wrong = brings.wrong === undefined ? {} : { WRONG: brings.wrong };
    return { ...more, environment: { VERSION: version, ...wrong, ...(environment as object) } };
  };
  const { back, front } = units;
  const services = { gateway: { ports: [published] }, back: service(back), front: service(front) };
  return `${JSON.stringify({ services }, null, 2)}\n`;
}

function configuration({ app, registry, url, target }: Placing, { back, front }: Readonly<Record<Unit, Version>>) {
  const unit = { ready: "http://:8080/version", "start-timeout": "15s" };
  const dev = {
    branch: "develop",
    url: `${url}/back/version`,
    target: { kind: "compose", ...target },
    lease: { expiry: `${leaseSeconds}s`, wait: "60s" },
    ...back.brings.environment,
    ...front.brings.environment,
  };
  const services = {
    gateway: { ready: "tcp://:8080" },
    store: { stateful: true, ready: ["test", "-d", "/data"] },
    back: { ...unit, drain: "1s", ...back.brings.settings },
    front: { ...unit, strategy: "recreate", ...front.brings.settings },
  };
  const written = { app, registry, environments: { dev }, services, build: { cache: "none" } };
  return `${JSON.stringify(written, null, 2)}\n`;
}

const gateway = `worker_processes 1;
events { worker_connections 1024; }
http {
  access_log off;
  error_log /dev/stderr warn;
  resolver 127.0.0.11 valid=1s ipv6=off;
  proxy_connect_timeout 100ms;
  keepalive_min_timeout 5s;
  include /dev/shm/aip-deploy/*.conf;
  map $upstream $address { default $upstream; include /dev/shm/aip-deploy/*.map; }
  server {
    listen 8080;
    location /back/ { set $upstream back:8080; rewrite ^/back(/.*)$ $1 break; proxy_pass http://$address; }
    location /front/ { set $upstream front:8080; rewrite ^/front(/.*)$ $1 break; proxy_pass http://$address; }
  }
}
`;

const dockerfile = `FROM busybox:1.37
WORKDIR /app
COPY --chmod=0755 . /app
CMD ["sh", "/app/serve.sh"]
`;

/** What it does wrong, its environment says. */
const program = `
mkdir -p /tmp/www
echo "$VERSION" > /tmp/www/version
serve() { exec httpd -f -p "$1" -h /tmp/www; }
dies() { httpd -p 8080 -h /tmp/www; sleep 0.6; echo "lost the store"; exit 9; }
case "$WRONG" in
  "ends at once") exit 0 ;;
  crashes) echo "connecting to the store"; echo "no such table" >&2; exit 3 ;;
  "starts slowly") sleep 2 ;;
  "is never ready") rm /tmp/www/version ;;
  "listens elsewhere") serve 9090 ;;
  dies) dies ;;
  sickens) (sleep 0.7; rm /tmp/www/version) & ;;
  "eats all memory") exec tail /dev/zero ;;
  "says too much") yes "a line that nobody will ever read" & rm /tmp/www/version ;;
  "hears nothing") trap "" TERM; httpd -p 8080 -h /tmp/www; while :; do sleep 1; done ;;
esac
serve 8080
`;
