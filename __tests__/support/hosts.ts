import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openHosts, type Hosts, type HostsOptions } from "../../scripts/lab/hosts/hosts.ts";
import type { Host } from "../../scripts/lab/hosts/host.ts";
import { systemClock } from "../../src/clock.ts";
import { localCompanions } from "../../src/command/companion.ts";
import type { HostConfig } from "../../src/config/config.ts";
import { hostConnection, type HostConnection, type Opening } from "../../src/targets/compose/index.ts";
import { runCli, startCli, type CliOptions, type RunningCli, type Spoken } from "./cli.ts";
import { docker } from "./engine.ts";
import { realRunner } from "./real-runner.ts";
import { repository, type TestRepository } from "./repository.ts";

const quiet = (text: string) => text;

/** A connection to a host of a lab as user deploy, with parts of it changed. */
export function connectTo(
  lab: Hosts,
  host: Host,
  changes: Partial<Opening> = {},
  address: Partial<HostConfig> = {},
): HostConnection {
  return hostConnection({
    host: { name: host.name, host: host.address, user: "deploy", ...address },
    root: lab.folder,
    key: { kind: "file", file: "key" },
    knownHosts: ["known_hosts"],
    variables: {},
    companions: localCompanions({ env: process.env, redact: quiet }),
    runner: realRunner,
    clock: systemClock,
    learn: () => undefined,
    ...changes,
  });
}

/** A small app in a git repository that is deployed to hosts of a lab, and what is needed to run the program for it. */
export type HostsApp = {
  readonly name: string;
  /** Where the program keeps what is of no use after it. */
  readonly temporary: string;
  readonly lab: Hosts;
  readonly checkout: TestRepository;
  run(...args: string[]): Promise<Spoken>;
  runWith(options: Partial<CliOptions>, ...args: string[]): Promise<Spoken>;
  start(...args: string[]): RunningCli;
  /** Writes the configuration with these lines of the target. */
  target(lines: Readonly<Record<string, unknown>>): void;
  /** What the app answers on a host; `undefined` when nothing does. */
  answer(host: Host): Promise<string | undefined>;
  host(name: string): Host;
  close(): Promise<void>;
};

/** Secret values; they must never be seen anywhere. */
export const hostSecrets = {
  DB_PASSWORD: "marker-of-the-host-password",
  "api-token": "marker-of-the-host-token",
} as const;

export async function openHostsApp(options: HostsOptions): Promise<HostsApp> {
  const lab = await openHosts({ images: ["busybox:1.37"], ...options });
  const { registry, folder } = lab;
  const docking = mkdtempSync(join(folder, "docker-"));
  const auth = Buffer.from(`${registry.user}:${registry.password}`).toString("base64");
  writeFileSync(join(docking, "config.json"), JSON.stringify({ auths: { [registry.address]: { auth } } }));
  const home = join(folder, "home");
  mkdirSync(home);
  // Short, since the path of a socket must be.
  const temporary = join(folder, "t");
  mkdirSync(temporary);
  const checkout = repository(files(lab));
  checkout.git("checkout", "--quiet", "-b", "develop");
  const env = {
    HOME: home,
    TMPDIR: temporary,
    DOCKER_CONFIG: docking,
    NODE_EXTRA_CA_CERTS: registry.authority,
    DB_PASSWORD: hostSecrets.DB_PASSWORD,
    DEPLOY_KEY: readFileSync(lab.key, "utf8"),
    AIP_DEPLOY_STATE: join(folder, "state"),
  };
  const cli: CliOptions = { directory: checkout.root, env };
  const host = (name: string) => {
    const found = lab.hosts.find((each) => each.name === name);
    if (found === undefined) throw new Error(`the lab has no host ${name}`);
    return found;
  };
  return {
    name: lab.name,
    temporary,
    lab,
    checkout,
    host,
    run: (...args) => runCli(args, cli),
    runWith: (more, ...args) => runCli(args, { ...cli, ...more, env: { ...env, ...more.env } }),
    start: (...args) => startCli(args, cli),
    target(lines) {
      checkout.write({ "aip-deploy.yml": configuration(lab, lines) });
    },
    async answer({ address }) {
      return await fetch(`http://${address}:8080/version`, { signal: AbortSignal.timeout(2_000) }).then(
        async (response) => (response.ok ? (await response.text()).trim() : undefined),
        () => undefined,
      );
    },
    async close() {
      const listed = await docker("images", "--digests", "--format", "{{.Repository}}@{{.Digest}} {{.ID}}");
      const own = listed.split("\n").filter((line) => line.startsWith(`${registry.address}/`));
      const ids = [...new Set(own.map((line) => line.split(" ")[1] ?? ""))];
      if (ids.length > 0) await docker("image", "rm", "--force", ...ids);
      await lab.remove();
    },
  };
}

function files(lab: Hosts) {
  return {
    ".gitignore": ".secrets/\n",
    ".secrets/dev/api-token": hostSecrets["api-token"],
    "aip-deploy.yml": configuration(lab, {}),
    "docker-compose.yml": composeFile,
    "docker-compose.dev.yml": "services: {}\n",
    "web/Dockerfile": dockerfile,
    "web/version": "1\n",
    "web/serve.sh": "exec httpd -f -p 8080 -h /app\n",
    "worker/Dockerfile": dockerfile,
    "worker/serve.sh": "while :; do sleep 1; done\n",
    "conf/motd.txt": "welcome\n",
  };
}

/** Stopping by SIGKILL saves the seconds that busybox, as process 1, would let pass. */
const composeFile = `
services:
  store:
    image: busybox:1.37
    command: [httpd, -f, -p, "5000"]
    stop_signal: SIGKILL
    volumes: [data:/data]
  web:
    build: ./web
    stop_signal: SIGKILL
    environment: { DB_PASSWORD: "\${DB_PASSWORD}" }
    secrets: [api-token]
    ports: ["8080:8080"]
    volumes: ["./conf:/conf:ro"]
    depends_on: { store: { condition: service_started } }
  worker:
    build: ./worker
    stop_signal: SIGKILL
secrets:
  api-token: { file: .secrets/dev/api-token }
volumes:
  data:
`;

const dockerfile = `FROM busybox:1.37
WORKDIR /app
COPY . /app
CMD ["sh", "/app/serve.sh"]
`;

function configuration({ name, registry, hosts: [first] }: Hosts, target: Readonly<Record<string, unknown>>): string {
  return `app: ${name}
registry: ${registry.address}/${name}
environments:
  dev:
    branch: develop
    url: http://${first?.address ?? ""}:8080/version
    target: ${JSON.stringify({ kind: "compose", ...target })}
    secrets: [DB_PASSWORD]
services:
  store: { stateful: true, ready: "tcp://:5000" }
  web: { ready: "http://:8080/version", start-timeout: 20s }
  worker: { ready: [test, -e, /app/serve.sh], start-timeout: 20s }
build: { cache: none }
`;
}
