/** The Actions toolkit, and nothing else of the program but the entries touches it. */
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import * as core from "@actions/core";
import { fenced } from "./github/fence.ts";
import type { Annotation, Step } from "./github/step.ts";

/** GitHub refuses a summary of more than 1024 KiB whole. */
const summaryBytes = 1000 * 1024;
const longestAnnotation = 4000;

/** The step of the job that this process is. */
export function githubStep(env: Readonly<Record<string, string | undefined>>): Step {
  const token = () => `aip-deploy-${randomBytes(16).toString("hex")}`;
  return {
    say: (text) => {
      core.info(fenced(text, token));
    },
    // The runner would throw them away, thousands for a build.
    debug: core.isDebug() ? core.debug : () => undefined,
    openGroup: core.startGroup,
    closeGroup: core.endGroup,
    annotate,
    hide: core.setSecret,
    output: core.setOutput,
    keep: core.saveState,
    async summarise(render) {
      const file = env["GITHUB_STEP_SUMMARY"];
      if (file === undefined || file === "") return;
      const taken = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      await core.summary.addRaw(render(summaryBytes - taken)).write();
    },
  };
}

function annotate({ level, message, line, column, ...place }: Annotation): void {
  const text = message.slice(0, longestAnnotation);
  const known = {
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
  core[level](text, { ...place, ...known });
}

const tools: readonly (readonly [program: string, ...args: string[]])[] = [
  ["docker", "version", "--format", "engine {{.Server.Version}}, client {{.Client.Version}}"],
  ["docker", "compose", "version", "--short"],
  ["docker", "buildx", "version"],
  ["git", "--version"],
];

/** What a bug report about this machine needs: one line a tool; never throws. */
export async function toolVersions(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { getExecOutput } = await import("@actions/exec");
  return await Promise.all(
    tools.map(async ([program, ...args]) => {
      const name = [program, ...args.filter((word) => /^\w+$/.test(word) && word !== "version")].join(" ");
      try {
        const { stdout, stderr } = await getExecOutput(program, args, { env, silent: true, ignoreReturnCode: true });
        return `${name}: ${(stdout.trim() || stderr.trim()).split("\n", 1)[0] ?? ""}`;
      } catch (error) {
        return `${name}: ${error instanceof Error ? error.message : String(error)}`;
      }
    }),
  );
}
