// The whole example on a real cluster: from a commit to a verified release in its namespace, its integration tests green through its
// gateway. Then the same images by its chart, with Helm alone.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ensureBaseImages, type BaseImage } from "../../scripts/lab/base-images.ts";
import { ensureEngine } from "../../scripts/lab/engine.ts";
import type { Cluster } from "../../scripts/lab/kubernetes/cluster.ts";
import { startArgocd, type ArgoCd } from "../../scripts/lab/kubernetes/argocd.ts";
import { openCluster } from "../../scripts/lab/kubernetes/open.ts";
import { ensureProgram } from "../../scripts/lab/kubernetes/programs.ts";
import { attempt, run } from "../../scripts/lab/run.ts";
import { freePort } from "../../scripts/lab/registry.ts";
import { programFor } from "../../scripts/start/program.ts";
import { inRoot } from "../../scripts/steps.ts";
import { runCli } from "../support/cli.ts";
import { walkIn } from "../support/documents.ts";

const isSource = (path: string) => !/\/(\.secrets|node_modules|results)$/.test(path);
const foreign: readonly BaseImage[] = ["nginx:1.30", "postgres:17", "rabbitmq:4-management", "prom/prometheus:v2.53.3"];
const quiet = () => undefined;
const folder = mkdtempSync(join(tmpdir(), "aip-deploy-example-"));
const app = join(folder, "app");
let cluster: Cluster;
/** Each image of the app by its name, pinned. */
let images: Readonly<Record<string, string>>;

beforeAll(async () => {
  await ensureEngine(quiet);
  await ensureBaseImages(quiet);
  await ensureBaseImages(quiet, foreign);
  cluster = await openCluster();
  for (const image of foreign) await cluster.offer(image);
  cpSync(inRoot("examples/ai-playground"), app, { recursive: true, filter: isSource });
  await run(join(app, "scripts", "make-secrets"), []);
  writeFileSync(join(app, "aip-deploy.yml"), configuration());
  const git = (...args: string[]) =>
    run("git", ["-C", app, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args]);
  await git("init", "--quiet", "--initial-branch", "develop");
  await git("add", ".");
  await git("commit", "--quiet", "--message", "The example");
}, 3_600_000);

afterAll(async () => {
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

function configuration(): string {
  return `app: ai-playground
registry: ${cluster.registry.address}/ai-playground
environments:
  dev:
    branch: develop
    target:
      kind: kubernetes
      kubeconfig: { file: ${cluster.kubeconfig} }
      secrets: { ai-playground: .secrets/dev }
`;
}

async function prepare(namespace: string, environment: string): Promise<void> {
  const secrets = join(app, ".secrets", environment);
  const files = readdirSync(secrets).map((name) => `--from-file=${join(secrets, name)}`);
  await cluster.kubectl(["create", "namespace", namespace]);
  await cluster.kubectl(["label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted"]);
  await cluster.kubectl(["--namespace", namespace, "create", "secret", "generic", "ai-playground", ...files]);
}

/** The end of what the integration tests said. */
async function integrationTests(namespace: string): Promise<string> {
  const log = ["logs", "job/integration-tests", "--container=tests", "--tail=1"];
  return await cluster.kubectl(["--namespace", namespace, ...log]);
}

/** Why integration tests failed: what they said, and which pods are not well. */
async function unwell(namespace: string): Promise<string> {
  const inside = ["--namespace", namespace];
  const asked = [
    ["get", "pods"],
    ["logs", "job/integration-tests", "--all-containers", "--tail=60"],
  ];
  const said = await Promise.all(asked.map((each) => cluster.kubectl([...inside, ...each]).catch(String)));
  return said.join("\n");
}

async function versionThroughGateway(namespace: string): Promise<unknown> {
  const query = ["get", "service/gateway", "--output=jsonpath={.spec.clusterIP}"];
  const address = await cluster.kubectl(["--namespace", namespace, ...query]);
  return (await fetch(`http://${address}:8080/api/courses/version`)).json();
}

test.each(["dev", "staging", "prod"])(
  "the API server takes everything of the overlay %s, the namespace's security level included",
  async (environment) => {
    const namespace = `ai-playground-${environment}`;
    const overlay = join(app, "k8s/overlays", environment);
    await cluster.kubectl(["apply", "--server-side", "--filename", join(overlay, "namespace.yaml")]);
    const dry = ["apply", "--server-side", "--dry-run=server", "--kustomize", overlay];
    const { stdout, stderr } = await attempt(join(cluster.bin, "kubectl"), [
      "--kubeconfig",
      cluster.kubeconfig,
      ...dry,
    ]);
    const lines = `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
    expect(lines.filter((line) => !line.endsWith("serverside-applied (server dry run)"))).toEqual([]);
    expect(lines.length).toBeGreaterThan(100);
    await cluster.kubectl(["delete", "namespace", namespace]);
  },
  120_000,
);

test("a commit becomes a verified release of all its parts, and its integration tests are green", async () => {
  const program = await programFor({ work: app, live: false, verbose: false });
  const { result, refusal, said, exitCode } = await program.run(["run"]);
  if (result?.command !== "run" || exitCode !== 0)
    throw new Error(`${JSON.stringify(refusal ?? result, null, 2)}\n${said}`);
  const registry = `${cluster.registry.address}/ai-playground`;
  images = Object.fromEntries(result.build.images.map(({ name, digest }) => [name, `${registry}/${name}@${digest}`]));
  const inside = ["--namespace", "ai-playground-dev"];
  const version = { service: "learning-service", environment: "dev" };
  expect(await versionThroughGateway("ai-playground-dev")).toMatchObject(version);
  const running = ["get", "pods", "--selector=role=service", "--output=jsonpath={.items[*].spec.containers[*].image}"];
  const seen = (await cluster.kubectl([...inside, ...running])).split(" ");
  const wanted = Object.entries(images).filter(([name]) => name.endsWith("-service"));
  expect(seen.sort()).toEqual(wanted.map(([, image]) => image).sort());
  const tests = { name: "integration tests", outcome: "succeeded" };
  expect(result.deployment?.checks).toContainEqual(expect.objectContaining(tests));
  expect(result.deployment).toMatchObject({ outcome: "succeeded", verified: true });
  await cluster.kubectl(["delete", "namespace", "ai-playground-dev"]);
}, 1_800_000);

describe("by its chart", () => {
  test.each(["helm3", "helm4"] as const)(
    "%s lints it, renders every environment and the API server takes all of it",
    async (version) => {
      const helm = await ensureProgram(version, quiet);
      const chart = join(app, "chart");
      await cluster.kubectl(["create", "namespace", `chart-${version}`]);
      for (const environment of ["dev", "staging", "prod"]) {
        const values = ["--values", join(chart, `values-${environment}.yaml`)];
        await run(helm, ["lint", "--strict", chart, ...values]);
        const rendered = await run(helm, ["template", "ai-playground", chart, ...values, "--no-hooks"]);
        const dry = ["apply", "--server-side", "--dry-run=server", "--filename", "-"];
        await cluster.kubectl(["--namespace", `chart-${version}`, ...dry], { input: rendered });
      }
    },
    180_000,
  );

  test("helm installs all of it, and helm test is green", async () => {
    const helm = await ensureProgram("helm4", quiet);
    const namespace = "ai-playground-staging";
    await prepare(namespace, "staging");
    const chart = join(app, "chart");
    const set = Object.entries(images).map(([name, image]) => `--set=images.${name}=${image}`);
    const there = ["--kubeconfig", cluster.kubeconfig, "--namespace", namespace];
    const values = ["--values", join(chart, "values-staging.yaml")];
    await run(helm, ["install", "ai-playground", chart, ...there, ...values, ...set, "--wait", "--timeout", "15m"]);
    await run(helm, ["test", "ai-playground", ...there, "--timeout", "10m"]).catch(async (error: unknown) => {
      throw new Error(await unwell(namespace), { cause: error });
    });
    expect(await integrationTests(namespace)).toMatch(/ 27 passed in /);
    const version = { service: "learning-service", environment: "staging" };
    expect(await versionThroughGateway(namespace)).toMatchObject(version);
  }, 1_800_000);
});

describe("the way from Compose, as the manual walks it", () => {
  const clone = join(folder, "clone");
  const project = `walk-${process.pid}`;
  let argocd: ArgoCd;

  beforeAll(async () => {
    argocd = await startArgocd(cluster, "argocd", quiet);
    const copy = join(clone, "examples", "ai-playground");
    cpSync(inRoot("examples/ai-playground"), copy, { recursive: true, filter: isSource });
    const ports = { GATEWAY_PORT: await freePort(), FRONTEND_PORT: await freePort(), COMPOSE_PROJECT_NAME: project };
    for (const [name, value] of Object.entries(ports)) replaceSetting(join(copy, ".env.dev"), name, String(value));
    mkdirSync(join(clone, "bin"));
    writeFileSync(
      join(clone, "bin", "aip-deploy"),
      `#!/bin/sh\nexec '${process.execPath}' '${inRoot("src/cli.ts")}' "$@"\n`,
      { mode: 0o755 },
    );
  }, 1_800_000);

  afterAll(async () => {
    await argocd.stop();
    await run("docker", ["compose", "--project-name", project, "down", "--volumes", "--timeout", "1"]);
    await run("docker", ["rm", "--force", "--volumes", "managed-postgres"]);
  }, 120_000);

  test("ends with the whole app brought by Argo CD, its integration tests green, and one history", async () => {
    const registry = `${cluster.registry.address}/walk`;
    const person = { NAME: "Ada", EMAIL: "ada@example.org" };
    const git = Object.entries(person).flatMap(([key, value]) =>
      ["AUTHOR", "COMMITTER"].map((role) => [`GIT_${role}_${key}`, value] as const),
    );
    const env = {
      ...Object.fromEntries(git),
      PATH: [join(clone, "bin"), cluster.bin, process.env["PATH"]].join(":"),
      KUBECONFIG: cluster.kubeconfig,
      AIP_DEPLOY_REGISTRY: registry,
      AIP_DEPLOY_STATE: join(clone, "state"),
      DEPLOYMENTS: argocd.repository,
    };
    const walk = [`cd '${clone}'`, ...walkIn("migrate.md", "Walk it with the example")];
    await run("bash", ["-euc", walk.join("\n")], { env });
    const there = { directory: join(clone, "walk"), env };
    const { entries } = (await runCli(["history", "dev", "--json"], there)).json("history");
    expect(entries.map(({ kind }) => kind)).toEqual(["deployment", "deployment", "down", "deployment", "deployment"]);
    expect(entries[0]).toMatchObject({ outcome: "succeeded", verified: true });
    expect(await versionThroughGateway("ai-playground-dev")).toMatchObject({ environment: "dev" });
    // Whoever registered, on Compose or on the cluster, stands in the one database that both have.
    const query = "select count(*) from accounts_account";
    const psql = ["exec", "managed-postgres", "psql", "--username=auth_user", "--tuples-only", "--command", query];
    expect(Number(await run("docker", [...psql, "auth_db"]))).toBeGreaterThan(0);
    const databases = ["get", "statefulsets", "--namespace=ai-playground-dev", "--output=name"];
    expect(await cluster.kubectl(databases)).not.toMatch(/auth-db/);
    // Argo CD took over what ran: nothing was started anew, and all of it is its own now.
    const synced = [
      "get",
      "application/ai-playground-dev",
      "--namespace=argocd",
      "--output=jsonpath={.status.resources[*].status}",
    ];
    expect(new Set((await cluster.kubectl(synced)).split(" "))).toEqual(new Set(["Synced"]));
    const releases = entries.flatMap((entry) => ("release" in entry ? [entry.release] : []));
    expect(releases[0]).toBe(releases[1]);
    const back = await runCli(["rollback", "dev", "--reason", "homesick", "--json"], there);
    expect([back.code, back.error().message]).toEqual([
      3,
      expect.stringMatching(/^release \w+ was made for dev on compose, and dev is on argocd now$/),
    ]);
    await cluster.kubectl(["delete", "namespace", "ai-playground-dev"]);
  }, 1_800_000);
});

function replaceSetting(file: string, name: string, value: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replace(new RegExp(`^${name}=.*$`, "m"), `${name}=${value}`));
}
