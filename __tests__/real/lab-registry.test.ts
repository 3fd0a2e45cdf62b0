// The throw-away registry that other tests push to: it asks for a login when told to, and can go away and come back.

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBaseImages } from "../../scripts/lab/base-images.ts";
import { ensureEngine } from "../../scripts/lab/engine.ts";
import { startRegistry, type ThrowAwayRegistry } from "../../scripts/lab/registry.ts";
import { attempt, type Ran, run } from "../../scripts/lab/run.ts";

const quiet = (): undefined => undefined;
let registry: ThrowAwayRegistry | undefined;
let loggedOut = "";
let loggedIn = "";

beforeAll(async () => {
  await ensureEngine(quiet);
  await ensureBaseImages(quiet, ["busybox:1.37"]);
  registry = await startRegistry({ users: { teacher: "chalk" } });
  loggedOut = await mkdtemp(join(tmpdir(), "lab-registry-test-"));
  loggedIn = await mkdtemp(join(tmpdir(), "lab-registry-test-"));
}, 600_000);

afterAll(async () => {
  await registry?.remove();
  for (const folder of [loggedOut, loggedIn]) await rm(folder, { recursive: true, force: true });
}, 60_000);

test("a registry with a login takes a push only after it, and none while it is away", async () => {
  if (registry === undefined) throw new Error("The registry did not start.");
  const image = `${registry.address}/lab-registry-test:1`;
  const push = (config: string): Promise<Ran> => attempt("docker", ["--config", config, "push", image]);
  await run("docker", ["tag", "busybox:1.37", image]);
  try {
    expect((await push(loggedOut)).stderr).toContain("no basic auth credentials");
    const login = ["--config", loggedIn, "login", "--username", "teacher", "--password-stdin", registry.address];
    await run("docker", login, { input: "chalk" });
    expect((await push(loggedIn)).stdout).toContain("digest: sha256:");
    await registry.stop();
    expect((await push(loggedIn)).stderr).toContain("connection refused");
    await registry.start();
    expect((await push(loggedIn)).stdout).toContain("Layer already exists");
  } finally {
    await run("docker", ["image", "rm", image]);
  }
}, 120_000);
