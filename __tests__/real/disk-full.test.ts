import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import { openHosts, type Hosts } from "../../scripts/lab/hosts/hosts.ts";
import { runCli, type Spoken } from "../support/cli.ts";
import { docker } from "../support/engine.ts";
import { repository, type TestRepository } from "../support/repository.ts";

/** An engine of its own with a disk of 80 MB that is almost full. */

jest.setTimeout(240_000);

let hosts: Hosts;
let forward: ChildProcess;
let folder = "";
let checkout: TestRepository;
let here: Readonly<Record<string, string>> = {};
/** The same, with the engine of the small disk as the one that is deployed to. */
let there: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  hosts = await openHosts({ diskMb: { h1: 80 } });
  folder = mkdtempSync(join(tmpdir(), "aip-deploy-disk-"));
  const {
    registry,
    hosts: [host],
  } = hosts;
  const auth = Buffer.from(`${registry.user}:${registry.password}`).toString("base64");
  writeFileSync(join(folder, "config.json"), JSON.stringify({ auths: { [registry.address]: { auth } } }));
  here = {
    AIP_DEPLOY_STATE: join(folder, "state"),
    DOCKER_CONFIG: folder,
    NODE_EXTRA_CA_CERTS: registry.authority,
  };
  const socket = join(folder, "engine.sock");
  there = { ...here, DOCKER_HOST: `unix://${socket}` };
  forward = spawn("ssh", [
    ...["-nNT", "-F", "none", "-i", hosts.key, "-o", `UserKnownHostsFile=${hosts.knownHosts}`, "-o", "BatchMode=yes"],
    ...["-L", `${socket}:/var/run/docker.sock`, `root@${host?.address ?? ""}`],
  ]);
  checkout = repository(appOf(`${registry.address}/full`, host?.address ?? ""));
  checkout.git("checkout", "--quiet", "-b", "develop");
});

afterAll(async () => {
  forward.kill();
  const images = await docker("images", "--quiet", `${hosts.registry.address}/full/web`);
  if (images !== "") await docker("image", "rm", "--force", ...new Set(images.split("\n")));
  await hosts.remove();
  rmSync(folder, { recursive: true, force: true });
});

function appOf(registry: string, address: string) {
  return {
    "aip-deploy.yml": `app: full
registry: ${registry}
environments:
  dev: { branch: develop, url: "http://${address}:8080/version" }
services:
  web: { ready: [test, -e, /app/version], start-timeout: 20s }
build: { cache: none }
`,
    "docker-compose.yml": `services:
  web: { build: ./web, stop_signal: SIGKILL, ports: ["8080:8080"] }
`,
    "docker-compose.dev.yml": "services: {}\n",
    "web/Dockerfile": "FROM busybox:1.37\nWORKDIR /app\nCOPY . /app\nCMD httpd -f -p 8080 -h /app\n",
    "web/version": "1\n",
  };
}

/** Builds where there is room, and deploys what was built to the other engine. */
async function deployed(): Promise<Spoken> {
  const build = await runCli(["build"], { directory: checkout.root, env: here });
  expect({ code: build.code, said: build.code === 0 ? "" : build.stderr }).toEqual({ code: 0, said: "" });
  return await runCli(["deploy", "dev", "--json"], { directory: checkout.root, env: there });
}

async function answer(): Promise<string> {
  const response = await fetch(`http://${hosts.hosts[0]?.address ?? ""}:8080/version`);
  return (await response.text()).trim();
}

const containers = () => hosts.hosts[0]?.exec("docker", "ps", "--all", "--no-trunc", "--format", "{{.ID}} {{.Status}}");

test("a disk that is full while an image is pulled stops the deployment, and nothing else", async () => {
  const [host] = hosts.hosts;
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await runCli(["status"], { directory: checkout.root, env: there })).code === 0) break;
    await sleep(100);
  }
  const first = await deployed();
  expect({ code: first.code, said: first.code === 0 ? "" : first.stdout + first.stderr }).toEqual({
    code: 0,
    said: "",
  });
  expect(await answer()).toBe("1");

  const plan = await runCli(["plan", "--json"], { directory: checkout.root, env: here });
  expect(plan.json("plan")).toMatchObject({
    target: { steps: [] },
    targetProblem: expect.stringMatching(/^compose project .* on the local engine has nothing, but the ledger says/),
  });

  await host?.exec("sh", "-c", "head -c 70000000 /dev/zero > /var/lib/docker/filler || true");
  const before = (await containers())?.split(" ")[0];
  const dockerfile =
    "FROM busybox:1.37\nRUN head -c 20000000 /dev/urandom > /ballast\nWORKDIR /app\nCOPY . /app\nCMD httpd -f -p 8080 -h /app\n";
  checkout.commit({ "web/version": "2\n", "web/Dockerfile": dockerfile }, "Grow");
  const full = await deployed();
  const { deployment } = full.json("deploy");
  expect({
    code: full.code,
    outcome: deployment.outcome,
    steps: deployment.steps.map(({ id, outcome }) => `${id} ${outcome}`),
  }).toEqual({
    ...{ code: 3, outcome: "errored", steps: ["files succeeded", "pull errored", "start:1 skipped"] },
  });
  expect(deployment.failure?.message).toMatch(
    /image .*\/full\/web@sha256:[0-9a-f]{64} cannot be pulled: .*no space left on device/s,
  );
  expect(deployment.failure?.hint).toMatch(/^The disk of the engine is full: `docker system df` shows with what/);
  expect(deployment.comeback).toMatchObject({
    outcome: "succeeded",
    sentence: expect.stringMatching(/^dev runs release .* again, verified$/),
  });
  expect({ answer: await answer(), container: (await containers())?.split(" ")[0] }).toEqual({
    answer: "1",
    container: before,
  });

  await host?.exec("rm", "/var/lib/docker/filler");
  const after = await deployed();
  expect({ code: after.code, said: after.code === 0 ? "" : after.stdout + after.stderr }).toEqual({
    code: 0,
    said: "",
  });
  expect(await answer()).toBe("2");
});
