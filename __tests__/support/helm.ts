import { afterAll } from "@jest/globals";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localRunner } from "../../src/command/local.ts";
import type { Runner } from "../../src/command/runner.ts";
import { ensureProgram } from "../../scripts/lab/kubernetes/programs.ts";

/** The folder in which `helm` is the one of this major; builds it once a machine. */
export async function helmFolder(major: 3 | 4): Promise<string> {
  const program = await ensureProgram(`helm${major}`, () => undefined);
  const folder = await mkdtemp(join(tmpdir(), `aip-deploy-helm${major}-`));
  made.push(folder);
  await symlink(program, join(folder, "helm"));
  return folder;
}

/** Runs programs as a person does whose `helm` is of this major. */
export async function helmRunner(major: 3 | 4, env: NodeJS.ProcessEnv = process.env): Promise<Runner> {
  const path = `${await helmFolder(major)}:${env["PATH"] ?? ""}`;
  return localRunner({ env: { ...env, PATH: path }, redact: (text) => text });
}

const made: string[] = [];

afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});
