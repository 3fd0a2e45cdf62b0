import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { command, type Command } from "../../command/command.ts";
import type { Runner } from "../../command/runner.ts";
import { CommandError, ConfigError } from "../../errors.ts";

const fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

export function kubectlKustomize(root: string, overlay: string): Command {
  return { ...command("kubectl", "kustomize", overlay), cwd: root };
}

export function kustomizeBuild(root: string, overlay: string): Command {
  return { ...command("kustomize", "build", overlay), cwd: root };
}

/** The objects of an overlay as YAML, built by kubectl, or by kustomize where there is no kubectl. Throws `config.invalid`. */
export async function buildOverlay(root: string, overlay: string, runner: Runner): Promise<string> {
  try {
    return (await runner.run(kubectlKustomize(root, overlay))).stdout;
  } catch (error) {
    if (!isMissing(error)) throw refused(overlay, error);
  }
  try {
    return (await runner.run(kustomizeBuild(root, overlay))).stdout;
  } catch (error) {
    if (!isMissing(error)) throw refused(overlay, error);
    throw new CommandError("command.missing", `${overlay}: neither kubectl nor kustomize is there to build it`, {
      line: "kubectl kustomize",
      hint: "Install kubectl, for example with apt, brew or azure/setup-kubectl, and put it on the PATH.",
      cause: error,
    });
  }
}

/** The namespace that the overlay's own kustomization gives to all of its objects. */
export async function writtenNamespace(root: string, overlay: string): Promise<string | undefined> {
  for (const name of fileNames) {
    const text = await readFile(join(root, overlay, name), "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const { namespace } = (parse(text, { logLevel: "silent" }) ?? {}) as { namespace?: unknown };
    return typeof namespace === "string" && namespace !== "" ? namespace : undefined;
  }
  return undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof CommandError && error.code === "command.missing";
}

function refused(overlay: string, error: unknown): unknown {
  if (!(error instanceof CommandError) || error.code !== "command.failed") return error;
  const said = error.lastLines.filter((line) => !line.startsWith("# Warning")).join("\n");
  // Some builds of kubectl log their last error with time and place.
  const [, logged] = /^E\d{4} .*?\] "command failed" err="(.*)"$/s.exec(said) ?? [];
  const message = (logged ?? said).replace(/^error: /i, "") || `ended with ${error.status ?? "nothing"}`;
  return new ConfigError([{ path: overlay, message, hint: `kubectl kustomize ${overlay}` }], { cause: error });
}
