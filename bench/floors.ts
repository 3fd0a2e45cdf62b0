// How near a deployment comes to what cannot be avoided: the start of a container and the app's own boot, or one question to
// the engine. The app is the one of the fault kit: a gateway, a store, and two units of one image, of which one is rolled.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answersAt } from "../__tests__/faults/answers.ts";
import { kitFiles, type Version } from "../__tests__/faults/kit-app.ts";
import { ensureBaseImages } from "../scripts/lab/base-images.ts";
import { cost, median, type Program } from "./measure.ts";
import type { Row } from "./table.ts";

/** Boots for two seconds. */
const slowly = { wrong: "starts slowly" } as const;

export type Floors = {
  readonly registry: string;
  readonly program: string;
  readonly port: number;
  readonly times: number;
};

/** Each side goes once in every round, so that whatever else the machine does meets both. */
export async function floors({ registry, program, port, times }: Floors): Promise<Row[]> {
  await ensureBaseImages(() => undefined, ["busybox:1.37", "nginx:1.30"]);
  const app = `aipb-${randomBytes(3).toString("hex")}`;
  const state = mkdtempSync(join(tmpdir(), "aip-deploy-floors-"));
  const url = `http://127.0.0.1:${port}`;
  const placing = { app, registry: `${registry}/${app}`, published: `127.0.0.1:${port}:8080`, url, target: {} };
  const checkout = mkdtempSync(join(tmpdir(), "aip-deploy-floors-app-"));
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: checkout, stdio: "ignore" });
  git("init", "--quiet", "--initial-branch", "develop");
  let count = 0;
  const change = () => {
    const version = (brings: Version["brings"]): Version => ({ version: String((count += 1)), brings });
    const files = kitFiles(placing, { back: version(slowly), front: { version: "1", brings: {} } });
    for (const [name, content] of Object.entries(files)) {
      const path = join(checkout, name);
      mkdirSync(dirname(path), { recursive: true });
      if (typeof content === "string") writeFileSync(path, content);
    }
    git("add", ".");
    git("-c", "user.name=Bench", "-c", "user.email=bench@example.org", "commit", "--quiet", "--message", "Change");
  };
  const aipDeploy = (...args: readonly string[]): Program => {
    return {
      program: process.execPath,
      args: [program, ...args],
      cwd: checkout,
      env: { AIP_DEPLOY_STATE: state },
    };
  };
  const container = `${app}-by-hand`;
  try {
    change();
    await cost([aipDeploy("run")]);
    const network = `${app}-dev_default`;
    const image = docker("inspect", "--format", "{{.Image}}", `${app}-dev-back-1`);
    const boot = async () => {
      const options = ["--detach", "--name", container, "--network", network, "--env", "VERSION=1"];
      const started = performance.now();
      docker("run", ...options, "--env", `WRONG=${slowly.wrong}`, image);
      const address = docker(
        "inspect",
        "--format",
        "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
        container,
      );
      while (!(await answers(`http://${address}:8080/version`))) await sleep(5);
      const seconds = (performance.now() - started) / 1000;
      docker("rm", "--force", container);
      return seconds;
    };
    const project = ["--project-name", `${app}-dev`];
    const asked: Program = {
      program: "docker",
      args: ["compose", ...project, "ps", "--all", "--format", "json"],
      cwd: "/",
    };
    const seconds = async (...programs: Program[]) => (await cost(programs)).seconds;
    const seen: Record<"boot" | "changed" | "back" | "nothing" | "asking", number[]> = {
      boot: [],
      changed: [],
      back: [],
      nothing: [],
      asking: [],
    };
    for (let round = 0; round < times; round += 1) {
      change();
      seen.changed.push(await seconds(aipDeploy("run")));
      seen.boot.push(await boot());
      seen.nothing.push(await seconds(aipDeploy("run")));
      seen.asking.push(await seconds(asked));
      seen.back.push(await seconds(aipDeploy("rollback", "dev", "--reason", "measured")));
      await cost([aipDeploy("lift", "dev")]);
    }
    if ((await answersAt(url)).back === undefined) throw new Error("the app of the measurement does not answer");
    const floor = median(seen.boot);
    const started = "container start and the app's own boot";
    return [
      row("one changed, rolled, to verified", seen.changed, floor, started, 1.3),
      row("rollback, to verified", seen.back, floor, started, 1.2),
      row("nothing changed, 4 services", seen.nothing, median(seen.asking), "docker compose ps", 1.3),
    ];
  } finally {
    const left = docker("ps", "--all", "--quiet", "--filter", `label=com.docker.compose.project=${app}-dev`);
    remove("rm", "--force", "--volumes", container, ...left.split("\n"));
    remove("network", "rm", `${app}-dev_default`);
    remove("volume", "rm", `${app}-dev_data`);
    remove("image", "rm", "--force", ...imagesOf(`${registry}/${app}/`));
    for (const folder of [state, checkout]) rmSync(folder, { recursive: true, force: true });
  }
}

function row(what: string, ours: readonly number[], floor: number, by: string, atMost: number): Row {
  const mine = median(ours);
  return {
    what,
    ours: `${mine.toFixed(2)} s`,
    other: `${floor.toFixed(2)} s: ${by}`,
    ratio: mine / floor,
    wanted: { text: `≤ ${atMost} ×`, atMost },
  };
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function docker(...args: readonly string[]): string {
  return execFileSync("docker", args, { cwd: "/", encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** What is not there any more is as good as removed. */
function remove(...args: readonly string[]): void {
  try {
    docker(...args.filter((each) => each !== ""));
  } catch {
    // The rest must go all the same.
  }
}

function imagesOf(prefix: string): string[] {
  const listed = docker("image", "ls", "--format", "{{.Repository}} {{.ID}}").split("\n");
  return listed.flatMap((line) => (line.startsWith(prefix) ? [line.split(" ")[1] ?? ""] : []));
}
