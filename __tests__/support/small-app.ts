import { randomBytes } from "node:crypto";
import { createServer, type AddressInfo } from "node:net";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBaseImages } from "../../scripts/lab/base-images.ts";
import { startRegistry, type ThrowAwayRegistry } from "../../scripts/lab/registry.ts";
import { runCli, startCli, type CliOptions, type RunningCli, type Spoken } from "./cli.ts";
import { projectContainers, removeImages, removeProject, type SeenContainer } from "./engine.ts";
import { repository, type Files, type TestRepository } from "./repository.ts";

export const environments = ["dev", "staging", "production"] as const;
export type EnvironmentName = (typeof environments)[number];

/** An app of five services in a git repository, a registry of its own, and everything to remove both without a trace. */
export type SmallApp = {
  /** Its name; every Compose project, image and volume of it begins so. */
  readonly name: string;
  readonly checkout: TestRepository;
  readonly registry: ThrowAwayRegistry;
  /** Where the target keeps its files. */
  readonly stateDirectory: string;
  readonly ports: Readonly<Record<EnvironmentName, number>>;
  /** Runs the program in the checkout. */
  run(...args: string[]): Promise<Spoken>;
  runWith(options: Partial<CliOptions>, ...args: string[]): Promise<Spoken>;
  start(...args: string[]): RunningCli;
  startWith(options: Partial<CliOptions>, ...args: string[]): RunningCli;
  /** Every container of the environment, by service. */
  containers(environment: EnvironmentName): Promise<Record<string, SeenContainer>>;
  /** What the public route answers; `undefined` when nothing does. */
  answer(environment: EnvironmentName): Promise<string | undefined>;
  close(): Promise<void>;
};

/** Secret values by the name of their file; they must never be seen anywhere. */
export const secretValues = {
  "db-password": "marker-of-the-db-password",
  "api-token": "marker-of-the-api-token",
} as const;

/** `change` makes other files of the app's own. */
export async function openSmallApp(change: Files | ((files: Files) => Files) = {}): Promise<SmallApp> {
  await ensureBaseImages(() => undefined, ["busybox:1.37"]);
  const name = `aips-${randomBytes(3).toString("hex")}`;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "aip-deploy-small-")));
  const [registry, ports] = await Promise.all([startRegistry(), freePorts()]);
  const usual = smallApp(name, `${registry.address}/${name}`, ports);
  const checkout = repository({ ...usual, ...(typeof change === "function" ? change(usual) : change) });
  checkout.git("branch", "staging");
  checkout.git("checkout", "--quiet", "-b", "develop");
  const stateDirectory = join(folder, "state");
  const options: CliOptions = { directory: checkout.root, env: { AIP_DEPLOY_STATE: stateDirectory } };
  return {
    ...{ name, checkout, registry, stateDirectory, ports },
    run: (...args) => runCli(args, options),
    runWith: (more, ...args) => runCli(args, including(options, more)),
    start: (...args) => startCli(args, options),
    startWith: (more, ...args) => startCli(args, including(options, more)),
    containers: (environment) => projectContainers(`${name}-${environment}`),
    async answer(environment) {
      const url = `http://127.0.0.1:${ports[environment]}/version`;
      const signal = AbortSignal.timeout(2_000);
      return await fetch(url, { signal }).then(
        async (response) => (await response.text()).trim(),
        () => undefined,
      );
    },
    async close() {
      for (const environment of environments) await removeProject(`${name}-${environment}`);
      await removeImages(`${registry.address}/${name}/`, `${name}-`);
      await registry.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function including(options: CliOptions, more: Partial<CliOptions>): CliOptions {
  return { ...options, ...more, env: { ...options.env, ...more.env } };
}

/** The app's files. `ready` and `tests` are programs that a test replaces to make a release that is not good. */
export function smallApp(name: string, registry: string, ports: SmallApp["ports"]): Files {
  const secrets = environments.map((environment) => (environment === "production" ? "prod" : environment));
  return {
    ".gitignore": ".secrets/\n",
    "aip-deploy.yml": configuration(name, registry, ports),
    "docker-compose.yml": composeFile,
    ...Object.fromEntries(environments.map((each) => [overlay(each), overlayOf(each, ports[each])])),
    ...Object.fromEntries(
      secrets.flatMap((folder) =>
        Object.entries(secretValues).map(([file, value]) => [`.secrets/${folder}/${file}`, value]),
      ),
    ),
    "web/Dockerfile": dockerfile,
    "web/version": "1\n",
    "web/serve.sh": "exec httpd -f -p 8080 -h /app\n",
    "worker/Dockerfile": dockerfile,
    "worker/serve.sh": "while :; do sleep 1; done\n",
    "tests/Dockerfile": dockerfile,
    "tests/serve.sh": goodTests,
    "conf/motd.txt": "welcome\n",
  };
}

function overlay(environment: EnvironmentName): string {
  return `docker-compose.${environment === "production" ? "prod" : environment}.yml`;
}

/** Stopping by SIGKILL saves the seconds that busybox, as process 1, would let pass. */
const composeFile = `
x-common: &common
  stop_signal: SIGKILL
services:
  store:
    <<: *common
    image: busybox:1.37
    command: [sh, -c, "while :; do sleep 1; done"]
    volumes: [data:/data]
  seed:
    <<: *common
    image: busybox:1.37
    command: [sh, -c, "test -e /data/rows || echo 0 > /data/rows"]
    volumes: [data:/data]
    depends_on: { store: { condition: service_started } }
  web:
    <<: *common
    build: ./web
    environment:
      DB_PASSWORD: \${DB_PASSWORD}
    secrets: [api-token]
    volumes: [data:/data, "./conf:/conf:ro"]
    depends_on:
      store: { condition: service_started }
      seed: { condition: service_completed_successfully }
  worker:
    <<: *common
    build: ./worker
    depends_on: { store: { condition: service_started } }
  tests:
    <<: *common
    build: ./tests
    profiles: [tests]
secrets:
  api-token:
    file: .secrets/\${SECRETS:?which secrets}/api-token
volumes:
  data:
`;

function overlayOf(environment: EnvironmentName, port: number): string {
  return `
services:
  web:
    environment: { ENVIRONMENT: ${environment} }
    ports: ["127.0.0.1:${port}:8080"]
`;
}

const dockerfile = `FROM busybox:1.37
WORKDIR /app
COPY . /app
CMD ["sh", "/app/serve.sh"]
`;

export const goodTests = `
set -e
test "$(wget -qO- http://web:8080/version)" != ""
echo '<testsuite tests="1"><testcase name="the route answers" classname="route"/></testsuite>' > /tmp/junit.xml
`;

function configuration(app: string, registry: string, ports: SmallApp["ports"]): string {
  const environment = (name: EnvironmentName, branch: string, folder: string, more = "") => `
  ${name}:
    branch: ${branch}
    url: http://127.0.0.1:${ports[name]}/version
    variables: { SECRETS: ${folder} }
    secrets: { DB_PASSWORD: { file: .secrets/${folder}/db-password } }
    tests: { service: tests, junit: /tmp/junit.xml, timeout: 30s }${more}`;
  return `app: ${app}
registry: ${registry}
environments:${environment("dev", "develop", "dev")}${environment("staging", "staging", "staging")}${environment(
    "production",
    "main",
    "prod",
  )}
services:
  store: { stateful: true, ready: [test, -d, /data] }
  worker: { ready: [test, -e, /app/serve.sh], start-timeout: 20s }
  web:
    ready: http://:8080/version
    start-timeout: 20s
    tasks:
      migrate: { command: [sh, -c, "expr $(cat /data/rows 2>/dev/null || echo 0) + 1 > /data/rows.new && mv /data/rows.new /data/rows"], timeout: 60s }
build:
  cache: none
`;
}

async function freePorts(): Promise<SmallApp["ports"]> {
  const servers = await Promise.all(
    environments.map(
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, "127.0.0.1", () => {
            resolve(server);
          });
        }),
    ),
  );
  const [dev = 0, staging = 0, production = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) server.close();
  return { dev, staging, production };
}
