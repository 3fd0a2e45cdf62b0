import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { command, type Command } from "../command/command.ts";
import type { Runner } from "../command/runner.ts";
import { CommandError, DeployError, messageOf } from "../errors.ts";
import { openRepository } from "../source/repository.ts";
import type { MachineFacts, WorkflowFile } from "./facts.ts";
import type { Known } from "./finding.ts";

const patienceMs = 10_000;

/** What this machine has to build and to deploy with. */
export async function gatherMachine(root: string, runner: Runner): Promise<Omit<MachineFacts, "registry">> {
  const [engine, compose, buildx, checkout] = await Promise.all([
    printed(command("docker", "version", "--format", "{{.Server.Version}}"), runner),
    printed(command("docker", "compose", "version", "--short"), runner),
    printed(command("docker", "buildx", "version"), runner),
    checkoutAt(root, runner),
  ]);
  return { engine, compose, buildx: "is" in buildx ? { is: versionIn(buildx.is) } : buildx, checkout };
}

/** The workflows of the checkout, by name; the app may lie in a folder of it. */
export async function readWorkflows(directory: string, runner: Runner): Promise<WorkflowFile[]> {
  const root = await openRepository(directory, runner).then(
    ({ topLevel }) => topLevel,
    () => directory,
  );
  const folder = ".github/workflows";
  const names = await readdir(join(root, folder)).catch(() => []);
  const wanted = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  return await Promise.all(
    wanted.map(async (name) => ({
      path: `${folder}/${name}`,
      text: await readFile(join(root, folder, name), "utf8").catch(() => ""),
    })),
  );
}

async function printed(asked: Command, runner: Runner): Promise<Known<string>> {
  try {
    const { stdout } = await runner.run(asked, { timeoutMs: patienceMs });
    return { is: stdout.trim() };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const said = error.lastLines.at(-1) ?? messageOf(error);
    return { unknown: error.code === "command.failed" ? said : messageOf(error) };
  }
}

/** `github.com/docker/buildx v0.29.1 …` */
function versionIn(text: string): string {
  return /v?\d+\.\d+\.\S+/.exec(text)?.[0] ?? text;
}

async function checkoutAt(root: string, runner: Runner): Promise<MachineFacts["checkout"]> {
  try {
    return (await openRepository(root, runner)).isShallow ? "shallow" : "whole";
  } catch (error) {
    if (error instanceof DeployError && error.code === "source.not-a-repository") return "none";
    throw error;
  }
}
