import type { Runner } from "../../command/runner.ts";
import { CommandError, TargetError } from "../../errors.ts";
import type { Bundle } from "../../release/release.ts";
import type { Tools, Work } from "../kubernetes/tools.ts";
import { helmVersion, type HelmPlace, type Major } from "./commands.ts";
import type { HelmDocument } from "./document.ts";
import { majorOf } from "./parse.ts";

/** What a target works with that Helm deploys to. */
export type HelmTools = Tools & {
  /** Runs Helm on this machine. */
  readonly runner: Runner;
  readonly place: HelmPlace;
};

/** One step of a plan with all that it needs. */
export type HelmWork = Work & HelmTools & { readonly document: HelmDocument; readonly bundle: Bundle };

/** The Helm that is here. Throws `command.missing` when there is none, and `target.refused` for one of an unknown major. */
export async function helmHere(runner: Runner): Promise<{ readonly major: Major; readonly version: string }> {
  const { stdout } = await runner.run(helmVersion());
  return { major: majorOf(stdout), version: stdout.trim() };
}

/** What Helm said last of what it could not do, as one text. */
export function saidBy(error: CommandError): string {
  const lines = error.lastLines.filter(
    (line) => !/^(?:WARNING|level=|I\d{4} |W\d{4} )/.test(line) && line.trim() !== "",
  );
  const from = lines.findIndex((line) => line.startsWith("Error: "));
  const told = from < 0 ? lines : lines.slice(from);
  return told.join("\n").replace(/^Error: /, "") || error.message;
}

/** Runs Helm for something of which only whether it worked counts. Throws `target.failed` with what Helm said. */
export async function mustRun(
  { runner }: Pick<HelmTools, "runner">,
  command: Parameters<Runner["run"]>[0],
  options?: Parameters<Runner["run"]>[1],
): Promise<void> {
  try {
    await runner.run(command, options);
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "command.failed") throw error;
    throw new TargetError("target.failed", `helm ${command.args[0] ?? ""}: ${saidBy(error)}`, { cause: error });
  }
}
